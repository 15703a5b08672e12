package io.daybook.etl.generate;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/// An inbox in a folder. Files are written beside it on the same file system and renamed.
public record FolderInbox(Path folder) implements Inbox {

  @Override
  public Path workplace() throws IOException {
    Files.createDirectories(folder);
    return Files.createTempDirectory(folder, ".generate-");
  }

  @Override
  public void deliver(Path file, String path) throws IOException {
    Path goal = folder.resolve(path);
    Files.createDirectories(goal.getParent());
    Files.move(file, goal, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
  }

  @Override
  public void remove(String path) throws IOException {
    Files.deleteIfExists(folder.resolve(path));
  }

  @Override
  public String uri(String path) {
    return folder.resolve(path).toString();
  }

  @Override
  public void close() {}
}
