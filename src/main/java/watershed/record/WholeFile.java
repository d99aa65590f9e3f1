package watershed.record;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.UUID;

/** Writes a file whole or not at all: a neighbour is written, fsynced and renamed into place. */
public final class WholeFile {
  private WholeFile() {}

  /** What goes into the file. */
  @FunctionalInterface
  public interface Content {
    /** Writes everything; need not close or flush. */
    void to(OutputStream out) throws IOException;
  }

  /**
   * Writes a file, replacing what stands there only once all of the new content is on the disk. Its
   * directory is made where there is none.
   *
   * @throws BadInput if it cannot be written; what stood there still stands
   */
  public static void write(Path file, Content content) {
    Path whole = file.toAbsolutePath();
    Path draft = whole.resolveSibling("." + whole.getFileName() + "." + UUID.randomUUID() + ".tmp");
    try {
      Path directory = whole.getParent();
      if (directory != null) {
        Files.createDirectories(directory);
      }
      try {
        fill(draft, content);
        Files.move(
            draft, whole, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
      } finally {
        Files.deleteIfExists(draft);
      }
      forceDirectoryOf(whole);
    } catch (IOException e) {
      throw unwritable(file, e);
    }
  }

  private static void fill(Path draft, Content content) throws IOException {
    try (FileChannel channel =
            FileChannel.open(draft, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
        OutputStream out = new BufferedOutputStream(Channels.newOutputStream(channel), 1 << 16)) {
      content.to(out);
      out.flush();
      channel.force(true);
    }
  }

  /** Makes a rename or a new name in a file's directory survive a power cut. */
  static void forceDirectoryOf(Path file) throws IOException {
    Path directory = file.toAbsolutePath().getParent();
    if (directory == null) {
      throw new IOException("'" + file + "' is in no directory");
    }
    try (FileChannel channel = FileChannel.open(directory, StandardOpenOption.READ)) {
      channel.force(true);
    }
  }

  /** One line that says that a path cannot be written, why, and what to do. */
  static BadInput unwritable(Path path, IOException e) {
    return new BadInput(
        "cannot write '"
            + path
            + "' ("
            + why(e)
            + "): make room or grant write access, then run the same command again; what was"
            + " there before is unharmed",
        e);
  }

  /** One line that says that a path cannot be read, why, and what to do. */
  static BadInput unreadable(Path path, IOException e) {
    return new BadInput(
        "cannot read '" + path + "' (" + why(e) + "): check the path and the rights to it", e);
  }

  private static String why(IOException e) {
    if (e instanceof NoSuchFileException) {
      return "no such file or directory";
    }
    if (e instanceof AccessDeniedException) {
      return "access denied";
    }
    String says =
        e instanceof FileSystemException f && f.getReason() != null
            ? f.getReason()
            : e.getMessage();
    String name = e.getClass().getSimpleName();
    return says == null ? name : says.lines().findFirst().orElse(name);
  }
}
