package io.daybook.kernel.postgres;

import com.sun.security.auth.module.UnixSystem;
import io.daybook.kernel.failure.Failure;
import io.daybook.kernel.failure.FailureException;
import io.daybook.kernel.failure.Location;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.UserPrincipal;
import java.nio.file.attribute.UserPrincipalNotFoundException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// The account that runs the server. PostgreSQL refuses root, so root hands over to an account
/// without rights: the configured one, else `postgres`, else `nobody`. Everybody else runs it
/// themselves.
sealed interface ServerAccount {

  /// The command as this account runs it.
  List<String> command(List<String> words);

  /// Gives the file or folder to the account.
  void own(Path path) throws IOException;

  /// Decides by who we are.
  static ServerAccount choose(Optional<String> configured) {
    if (!isRoot()) {
      return new Myself();
    }
    List<String> candidates = configured.map(List::of).orElse(List.of("postgres", "nobody"));
    for (String name : candidates) {
      if (exists(name)) {
        return new Other(name, groupOf(name));
      }
    }
    throw new FailureException(
        new Failure.Config(
            "POSTGRES-013",
            "PostgreSQL may not run as root, and there is no account "
                + String.join(" or ", candidates),
            Location.NONE,
            "run daybook as an ordinary user, or name an account without rights in"
                + " DAYBOOK_POSTGRES_ACCOUNT"));
  }

  static boolean isRoot() {
    return new UnixSystem().getUid() == 0;
  }

  /// An ordinary user.
  record Myself() implements ServerAccount {
    @Override
    public List<String> command(List<String> words) {
      return words;
    }

    @Override
    public void own(Path path) {
      // what we make is ours
    }
  }

  /// Root's stand-in.
  record Other(String name, String group) implements ServerAccount {
    @Override
    public List<String> command(List<String> words) {
      List<String> all = new ArrayList<>();
      all.addAll(
          List.of(
              "setpriv", "--reuid", name, "--regid", group, "--clear-groups", "--no-new-privs"));
      all.addAll(words);
      return all;
    }

    @Override
    public void own(Path path) throws IOException {
      Files.setOwner(path, principal(name));
    }
  }

  private static boolean exists(String name) {
    try {
      return !principal(name).getName().isEmpty();
    } catch (UserPrincipalNotFoundException none) {
      return false;
    } catch (IOException unreadable) {
      return false;
    }
  }

  private static UserPrincipal principal(String name) throws IOException {
    return Path.of("/").getFileSystem().getUserPrincipalLookupService().lookupPrincipalByName(name);
  }

  private static String groupOf(String name) {
    return Command.run(List.of("id", "-g", name), Path.of("/")).orFail().output().strip();
  }
}
