package io.daybook.cli;

/// The front door.
public final class Main {
  private Main() {}

  /// @param arguments the words after `daybook`
  public static void main(String[] arguments) {
    System.out.println("daybook " + String.join(" ", arguments));
  }
}
