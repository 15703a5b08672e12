package io.daybook.cli.frame;

/// Which Daybook this is.
public final class Version {
  private Version() {}

  /// The version in the jar's manifest; `development` when the classes do not come from the jar.
  public static String current() {
    String version = Version.class.getPackage().getImplementationVersion();
    return version == null ? "development" : version;
  }
}
