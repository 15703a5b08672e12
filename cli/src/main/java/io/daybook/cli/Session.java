package io.daybook.cli;

import io.daybook.kernel.run.Run;
import java.util.Map;

/// What every command gets: where to speak, the environment it was started in, and its run.
///
/// @param console results and story
/// @param environment the variables of the process; nobody else reads them
/// @param run identity and clock of this invocation
public record Session(Console console, Map<String, String> environment, Run run) {
  public Session {
    environment = Map.copyOf(environment);
  }
}
