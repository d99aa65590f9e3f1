package watershed.record;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * The finished blocks of a journal.
 *
 * @param trials every fork of every finished block, in the order in which they were written
 * @param dropped one line that says what was left out at the end, where a write was interrupted; or
 *     null
 * @param wholeBytes length of the journal up to the end of the last finished block
 */
public record JournalContents(List<Trial> trials, @Nullable String dropped, long wholeBytes) {
  public JournalContents {
    trials = List.copyOf(trials);
  }

  /**
   * Reads the journal of a run, plain or packed; a run without a journal has no trials yet.
   *
   * @throws BadInput if it cannot be read, or a line other than the last is damaged
   */
  public static JournalContents read(Path runDirectory) {
    Path file = runDirectory.resolve(Journal.FILE);
    if (!Packed.exists(file)) {
      return new JournalContents(List.of(), null, 0);
    }
    try (InputStream in = new BufferedInputStream(Packed.open(file), 1 << 16)) {
      return new Reading(file).all(in);
    } catch (IOException e) {
      throw WholeFile.unreadable(file, e);
    }
  }

  private static final class Reading {
    private final Path file;
    private final List<Trial> whole = new ArrayList<>();
    private final List<Trial> open = new ArrayList<>();
    private long wholeBytes;
    private long bytes;
    private int lineNumber;

    Reading(Path file) {
      this.file = file;
    }

    JournalContents all(InputStream in) throws IOException {
      ByteArrayOutputStream line = new ByteArrayOutputStream();
      @Nullable String torn = null;
      int b;
      while ((b = in.read()) >= 0) {
        bytes++;
        if (b != '\n') {
          line.write(b);
          continue;
        }
        if (torn != null) {
          // A damaged line is only an interrupted write if nothing was written after it.
          throw new BadInput(torn);
        }
        lineNumber++;
        try {
          accept(line.toString(StandardCharsets.UTF_8));
        } catch (BadInput damaged) {
          torn = damaged.getMessage();
        }
        line.reset();
      }
      if (torn != null && line.size() > 0) {
        throw new BadInput(torn);
      }
      return new JournalContents(whole, dropped(torn != null || line.size() > 0), wholeBytes);
    }

    private @Nullable String dropped(boolean torn) {
      if (!torn && open.isEmpty()) {
        return null;
      }
      return "'"
          + file
          + "' ends in a block that was not finished: "
          + open.size()
          + (open.size() == 1 ? " fork" : " forks")
          + (torn ? " and a torn line were" : open.size() == 1 ? " was" : " were")
          + " left out";
    }

    private String where() {
      return "'" + file + "' line " + lineNumber;
    }

    private void accept(String text) {
      JsonNode tree = Json.parse(text, where());
      if (!(tree instanceof ObjectNode line)) {
        throw new BadInput(where() + " is not a JSON object: restore the file from a copy");
      }
      int fork = take(line, Journal.FORK);
      int forks = take(line, Journal.FORKS);
      if (!line.has(Journal.LATENCY)) {
        line.putNull(Journal.LATENCY);
      }
      if (line.get(Journal.LATENCY) instanceof ObjectNode latency
          && !latency.has(Journal.LEAST_WINDOW_SHARE)) {
        latency.putNull(Journal.LEAST_WINDOW_SHARE);
      }
      if (!line.has(Journal.EVIDENCE)) {
        line.putArray(Journal.EVIDENCE);
      }
      if (!line.has(Journal.UNCOUNTED)) {
        line.putNull(Journal.UNCOUNTED);
      }
      Trial trial = Json.convert(line, Trial.class, where());
      boolean follows =
          fork == open.size() + 1
              && (open.isEmpty()
                  || (open.get(0).cell().equals(trial.cell())
                      && open.get(0).block() == trial.block()));
      if (!follows || fork > forks) {
        throw new BadInput(
            where()
                + " is fork "
                + fork
                + " of "
                + forks
                + " of its block, where fork "
                + (open.size() + 1)
                + " was due: lines were lost before it; restore the file from a copy");
      }
      open.add(trial);
      if (fork == forks) {
        whole.addAll(open);
        open.clear();
        wholeBytes = bytes;
      }
    }

    private int take(ObjectNode line, String property) {
      JsonNode value = line.remove(property);
      if (value == null || !value.isInt()) {
        throw new BadInput(
            where() + " has no whole number '" + property + "': restore the file from a copy");
      }
      return value.intValue();
    }
  }
}
