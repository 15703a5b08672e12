package io.daybook.cli;

import io.daybook.cli.frame.Console;
import java.io.Writer;

/// Lets picocli print its help as a result.
final class ResultWriter extends Writer {
  private final Console console;
  private final StringBuilder pending = new StringBuilder();

  ResultWriter(Console console) {
    this.console = console;
  }

  @Override
  public void write(char[] characters, int offset, int length) {
    pending.append(characters, offset, length);
  }

  @Override
  public void flush() {
    if (!pending.isEmpty()) {
      console.result(pending.toString().stripTrailing());
      pending.setLength(0);
    }
  }

  @Override
  public void close() {
    flush();
  }
}
