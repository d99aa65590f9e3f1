package watershed.experiments.retention;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import watershed.lab.ForkFlags;
import watershed.subjects.Shrinkage;
import watershed.subjects.ShrinkingMap;
import watershed.testing.Jvm;

/** What each design keeps is known from its structure, to the byte where that is simple. */
class TableAfterRemovalTest {
  private static final int N = 10_000;
  private static final int LEFT = N / 100;

  /** 16 384 slots, which hold up to 12 288 entries, and a header. */
  private static final long TABLE = 4 * 16_384 + 16;

  @ParameterizedTest
  @Jvm.Ends
  void whatIsKeptAfterRemoving99PercentFollowsFromTheDesign(Jvm jvm) {
    Map<String, Map<String, Double>> found =
        RetentionRun.by(
            "map", jvm, TableAfterRemoval.class, "n=" + N, "action=" + Shrinkage.REMOVE_99);

    assertThat(found).hasSameSizeAs(ShrinkingMap.values());
    RetentionRun.assertAgreement(found);
    Map<String, Double> kept = RetentionRun.all(found, "retainedBytes");
    Map<String, Double> arrays = RetentionRun.all(found, "arrayBytes");
    Map<String, Double> peak = RetentionRun.all(found, "peakBytes");
    Map<String, Double> peakArrays = RetentionRun.all(found, "peakArrayBytes");
    Map<String, Double> tells = RetentionRun.all(found, "heapTellsPercent");
    assertThat(tells).as("1.3 MB in all").containsEntry("HASH_MAP", 5.0);
    assertThat(tells.get("TREE_MAP")).as("80 KB in all").isBetween(5.1, 20.0);
    long map = jvm.compact() ? 40 : 48;
    long node = jvm.compact() ? 24 : 32;
    assertThat(kept).containsEntry("HASH_MAP", (double) (map + TABLE + LEFT * node));
    assertThat(peak).containsEntry("HASH_MAP", (double) (map + TABLE + N * node));
    assertThat(arrays).containsEntry("HASH_MAP", (double) TABLE);
    long entry = jvm.compact() ? 32 : 40;
    assertThat(kept).containsEntry("TREE_MAP", (double) (48 + LEFT * entry));
    for (String tables : List.of("HASH_MAP", "LINKED_HASH_MAP", "CONCURRENT_HASH_MAP")) {
      assertThat(arrays.get(tables)).as(tables).isEqualTo(peakArrays.get(tables));
    }
    for (String none : List.of("TREE_MAP", "CONCURRENT_SKIP_LIST_MAP")) {
      assertThat(peakArrays).as("no table").containsEntry(none, 0.0);
    }
    assertThat(arrays.get("HASH_TRIE_MAP")).isLessThan(0.1 * peakArrays.get("HASH_TRIE_MAP"));

    Set<String> stay = new TreeSet<>();
    kept.forEach(
        (name, bytes) -> {
          if (bytes >= 0.9 * peak.getOrDefault(name, Double.NaN)) {
            stay.add(name);
          }
        });
    assertThat(stay)
        .as("those whose removals only empty slots")
        .containsExactly("NON_BLOCKING_HASH_MAP", "READ_DIRTY_MAP");
  }

  @Test
  void everyActionLeavesWhatItsNameSays() {
    Map<String, Double> kept =
        RetentionRun.all(
            RetentionRun.by(
                "action", Jvm.JDK_17, TableAfterRemoval.class, "n=" + N, "map=HASH_MAP"),
            "retainedBytes");

    long table = 48 + TABLE;
    assertThat(kept)
        .containsOnly(
            Map.entry("REMOVE_0", table + 32.0 * N),
            Map.entry("REMOVE_50", table + 32.0 * N / 2),
            Map.entry("REMOVE_99", table + 32.0 * LEFT),
            Map.entry("REMOVE_100", (double) table),
            Map.entry("CLEAR", (double) table),
            Map.entry("COPY", 48 + (4.0 * 256 + 16) + 32 * LEFT));
  }

  @ParameterizedTest
  @EnumSource(names = {"JDK_17", "JDK_25"})
  void theScanIsCompiledBeforeItIsTimed(Jvm jvm) {
    List<String> flags = new ArrayList<>(ForkFlags.measuring(768));
    flags.addAll(List.of("-XX:+PrintCompilation", "-Xbatch"));
    List<String> told = jvm.runWith(flags, WarmScan.class, "" + N);
    int ready = told.indexOf(WarmScan.READY);
    assertThat(ready).isPositive();
    assertThat(told.subList(0, ready))
        .as("level 4, the last compiler's")
        .anyMatch(l -> l.matches("\\s*\\d+\\s+\\d+[ %s!bn]+ 4 +java[.]util[.]TreeMap::forEach .*"));
  }

  @Test
  void removedEntriesAreGoneAndTheOthersStay() {
    Integer[] keys = ShrinkingMap.keys(1000);
    assertThat(Arrays.stream(keys).distinct()).hasSameSizeAs(keys);
    for (ShrinkingMap kind : ShrinkingMap.values()) {
      for (Shrinkage action : Shrinkage.values()) {
        ShrinkingMap.Instance left = action.applyTo(kind.used(keys), keys, kind);
        int[] visited = new int[1];
        left.visits().accept((key, value) -> visited[0]++);
        assertThat(visited[0]).as(kind + " " + action).isEqualTo(action.left(keys.length));
      }
    }
    assertThat(Shrinkage.REMOVE_99.left(1000)).isEqualTo(10);
    assertThat(Shrinkage.CLEAR.left(1000)).isZero();
  }
}
