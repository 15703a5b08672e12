package io.daybook.cli;

/// The representative run that the build observes to make the start-up cache: whatever is loaded
/// and linked here starts fast afterwards. Ends normally, touches nothing of the user's.
final class Training {
  private Training() {}

  public static void main(String[] arguments) {
    Main.main(new String[] {"--version"});
  }
}
