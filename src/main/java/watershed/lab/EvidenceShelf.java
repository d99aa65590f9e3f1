package watershed.lab;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import watershed.record.Contenders;
import watershed.record.Paths;
import watershed.record.RunDirectory;
import watershed.record.Trial;
import watershed.record.WholeFile;

/**
 * Stores the texts that support a fork's figures beside the run's journal. Of the forks that
 * completed, only those of the first block of each cell, contender and JDK are kept: the later ones
 * say the same, and results are committed. What a fork kept before it failed is said by no other,
 * since what failed once in a cell is not tried there again.
 */
final class EvidenceShelf {
  /** For who measures outside of a run. */
  static final EvidenceShelf NONE = new EvidenceShelf(null);

  /** File systems take names of 255 bytes. */
  private static final int LONGEST_CELL = 120;

  private static final int LONGEST_NAME = 60;

  private final @Nullable Path runDirectory;

  EvidenceShelf(@Nullable Path runDirectory) {
    this.runDirectory = runDirectory;
  }

  /**
   * Stores what a fork left, where no other says it.
   *
   * @param texts by name
   * @return the trial, with the places of those that were stored after those that it has
   * @throws watershed.record.BadInput if one cannot be written
   */
  Trial keep(Trial trial, Map<String, String> texts) {
    Path directory = runDirectory;
    if (directory == null || !(trial.failed() || speaksForOthers(trial))) {
      return trial;
    }
    List<String> places = new ArrayList<>(trial.evidence());
    texts.forEach(
        (name, text) -> {
          String place = free(directory, stem(trial), fileName(name));
          byte[] bytes = Paths.hide(text).getBytes(StandardCharsets.UTF_8);
          WholeFile.write(directory.resolve(place), out -> out.write(bytes));
          places.add(place);
        });
    return trial.withEvidence(places);
  }

  private static boolean speaksForOthers(Trial trial) {
    return trial.completed() && trial.block() == 0 && !Contenders.isTwin(trial.contender());
  }

  /** A sitting that ended before the block was journaled may have left a file: it is no trial's. */
  private static String free(Path directory, String stem, String name) {
    for (int n = 1; ; n++) {
      String place = RunDirectory.EVIDENCE + "/" + stem + (n == 1 ? "-" : "-" + n + "-") + name;
      if (!Files.exists(directory.resolve(place))) {
        return place;
      }
    }
  }

  /** Readable, and by its digest unlike that of any other fork. */
  private static String stem(Trial trial) {
    String fork =
        trial.cell().id() + "-" + trial.contender() + "-jdk" + trial.jdk() + "-" + trial.block();
    String readable = fork.replaceAll("[^A-Za-z0-9.=-]+", "_");
    int length = Math.min(readable.length(), LONGEST_CELL);
    return readable.substring(0, length) + "-" + digest(fork);
  }

  private static String fileName(String name) {
    String plain = name.replaceAll("[^A-Za-z0-9.-]", "_");
    return plain.substring(Math.max(0, plain.length() - LONGEST_NAME));
  }

  private static String digest(String text) {
    try {
      byte[] sha =
          MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(sha).substring(0, 8);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }
}
