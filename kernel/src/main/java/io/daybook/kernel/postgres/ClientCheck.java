package io.daybook.kernel.postgres;

/// Whether the program that asked is still there. A server that computes or waits for a lock does
/// not notice by itself that its client has died, so a cleared or killed task would go on in the
/// database. Every session of Daybook asks the server to look.
public final class ClientCheck {
  /// Run in a new session: the server looks every second. A server that cannot (before 14, or on
  /// Windows) goes on as it is.
  public static final String SQL =
      """
      select set_config('client_connection_check_interval', '1s', false)
      where current_setting('client_connection_check_interval', true) is not null
          and version() !~* 'windows|mingw|visual c'\
      """;

  private ClientCheck() {}
}
