package watershed.record;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/**
 * The append-only record of a run's forks: {@code trials.jsonl}, one line of JSON per fork.
 *
 * <p>A line is a {@link Trial} with two properties more: {@code fork}, its place among the lines of
 * its block from 1, and {@code forks}, how many lines the block has. The lines of a block stand
 * together in that order. So a reader can tell a block that was cut off, whatever cut it off.
 *
 * <p>One process at a time may append, guarded by a lock on {@code run.lock}, which the operating
 * system drops when the process ends however it ends. Not for use by several threads at once.
 */
public final class Journal implements AutoCloseable {
  /** Name of the journal within its run's directory. */
  public static final String FILE = "trials.jsonl";

  static final String LOCK = "run.lock";
  static final String FORK = "fork";
  static final String FORKS = "forks";

  /** Journals of builds before it lack this property. */
  static final String LATENCY = "latency";

  /** Those of builds before it lack this one of {@link #LATENCY}. */
  static final String LEAST_WINDOW_SHARE = "leastWindowShare";

  /** And those of builds before it lack this one. */
  static final String EVIDENCE = "evidence";

  /** And those of builds before it lack this one, too. */
  static final String UNCOUNTED = "uncounted";

  private final Path directory;
  private final Path file;
  private final FileChannel lockChannel;
  private final FileChannel channel;
  private final JournalContents recovered;
  private long length;

  private Journal(
      Path directory, FileChannel lockChannel, FileChannel channel, JournalContents recovered) {
    this.directory = directory;
    this.file = directory.resolve(FILE);
    this.lockChannel = lockChannel;
    this.channel = channel;
    this.recovered = recovered;
    this.length = recovered.wholeBytes();
  }

  /**
   * Opens a run's journal for appending, creating it where there is none and unpacking it where it
   * was packed. What an interrupted write left behind the last whole block is cut off.
   *
   * @throws BadInput if another process appends to it, a line in its midst is damaged, or it cannot
   *     be written
   */
  public static Journal open(Path runDirectory) {
    Path file = runDirectory.resolve(FILE);
    FileChannel lockChannel = null;
    FileChannel channel = null;
    try {
      lockChannel = lock(runDirectory);
      Packed.unpack(file);
      JournalContents contents = JournalContents.read(runDirectory);
      channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
      channel.truncate(contents.wholeBytes());
      channel.position(contents.wholeBytes());
      channel.force(true);
      WholeFile.forceDirectoryOf(file);
      return new Journal(runDirectory, lockChannel, channel, contents);
    } catch (IOException e) {
      BadInput failure = WholeFile.unwritable(file, e);
      release(failure, channel, lockChannel);
      throw failure;
    } catch (RuntimeException e) {
      release(e, channel, lockChannel);
      throw e;
    }
  }

  /**
   * Does something to a run's directory that must not meet a process that appends to its journal.
   *
   * @throws BadInput if one does, or the lock cannot be written
   */
  static void whileLocked(Path runDirectory, Runnable task) {
    FileChannel held;
    try {
      held = lock(runDirectory);
    } catch (IOException e) {
      throw WholeFile.unwritable(runDirectory.resolve(LOCK), e);
    }
    try {
      task.run();
    } catch (RuntimeException e) {
      release(e, held);
      throw e;
    }
    try {
      held.close();
    } catch (IOException e) {
      throw WholeFile.unwritable(runDirectory.resolve(LOCK), e);
    }
  }

  private static FileChannel lock(Path runDirectory) throws IOException {
    FileChannel channel =
        FileChannel.open(
            runDirectory.resolve(LOCK), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    FileLock lock;
    try {
      lock = channel.tryLock();
    } catch (OverlappingFileLockException e) {
      lock = null;
    } catch (IOException | RuntimeException e) {
      release(e, channel);
      throw e;
    }
    if (lock == null) {
      BadInput busy =
          new BadInput(
              "another run is writing to '"
                  + runDirectory
                  + "': wait until it ends, or start one in a directory of its own");
      release(busy, channel);
      throw busy;
    }
    return channel;
  }

  private static void release(Exception failure, @Nullable FileChannel... channels) {
    for (FileChannel channel : channels) {
      if (channel != null) {
        try {
          channel.close();
        } catch (IOException e) {
          failure.addSuppressed(e);
        }
      }
    }
  }

  /** The directory of the run. */
  public Path directory() {
    return directory;
  }

  /** What stood in the journal when it was opened, and what had to be cut off. */
  public JournalContents recovered() {
    return recovered;
  }

  /**
   * Appends all forks of one block with one write, and returns when they are on the disk.
   *
   * @param trials at least one; all of the same cell and block number
   * @throws BadInput if they cannot be written whole; the journal then ends as it did before
   * @throws IllegalArgumentException if they are none or not of one block
   */
  public void appendBlock(List<Trial> trials) {
    if (trials.isEmpty()) {
      throw new IllegalArgumentException("a block without forks");
    }
    Trial first = trials.get(0);
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    for (int i = 0; i < trials.size(); i++) {
      Trial trial = trials.get(i);
      if (!trial.cell().equals(first.cell()) || trial.block() != first.block()) {
        throw new IllegalArgumentException(
            "forks of two blocks: " + first.cell().id() + " and " + trial.cell().id());
      }
      ObjectNode line = Json.mapper().valueToTree(trial);
      line.put(FORK, i + 1);
      line.put(FORKS, trials.size());
      bytes.writeBytes(Json.line(line).getBytes(StandardCharsets.UTF_8));
      bytes.write('\n');
    }
    write(ByteBuffer.wrap(bytes.toByteArray()));
  }

  private void write(ByteBuffer block) {
    try {
      while (block.hasRemaining()) {
        channel.write(block);
      }
      channel.force(true);
      length += block.capacity();
    } catch (IOException e) {
      BadInput failure = WholeFile.unwritable(file, e);
      try {
        channel.truncate(length);
      } catch (IOException stuck) {
        // The reader drops an unfinished block, so the half-written lines do no harm.
        failure.addSuppressed(stuck);
      }
      throw failure;
    }
  }

  /** Lets another process append. Everything appended is on the disk already. */
  @Override
  public void close() {
    try {
      channel.close();
    } catch (IOException e) {
      BadInput failure = WholeFile.unwritable(file, e);
      release(failure, lockChannel);
      throw failure;
    }
    try {
      lockChannel.close();
    } catch (IOException e) {
      throw WholeFile.unwritable(file, e);
    }
  }
}
