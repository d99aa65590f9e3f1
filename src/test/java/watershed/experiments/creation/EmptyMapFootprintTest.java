package watershed.experiments.creation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import watershed.experiments.EmptyMapAllocation;
import watershed.experiments.Needs;
import watershed.subjects.EmptyMapVariant;
import watershed.testing.EmptyMapBytes;
import watershed.testing.Jvm;

/** Two independent measures of one thing: bytes allocated, and bytes found afterwards by JOL. */
class EmptyMapFootprintTest {
  /** Its index levels are drawn at random, so that no two maps with entries are alike. */
  private static final EmptyMapVariant RANDOM = EmptyMapVariant.CONCURRENT_SKIP_LIST_MAP;

  private static final Set<EmptyMapVariant> FROM_ONE =
      EnumSet.of(EmptyMapVariant.HASH_MAP_0, EmptyMapVariant.NEW_HASH_MAP_0);

  /** Variants whose only waste are outgrown tables of references, with 16 slots at first. */
  private static final Set<EmptyMapVariant> FROM_SIXTEEN =
      EnumSet.of(
          EmptyMapVariant.NULL_FIELD,
          EmptyMapVariant.EMPTY_MAP,
          EmptyMapVariant.MAP_OF,
          EmptyMapVariant.HASH_MAP,
          EmptyMapVariant.HASH_MAP_16,
          EmptyMapVariant.LINKED_HASH_MAP,
          EmptyMapVariant.SYNCHRONIZED_MAP,
          EmptyMapVariant.WEAK_HASH_MAP);

  private record Row(EmptyMapVariant variant, int puts, long allocated, long footprint) {}

  @ParameterizedTest
  @EnumSource
  void bytesAllocatedAreThoseFoundPlusOutgrownTables(Jvm jvm) {
    List<Row> rows = rows(jvm);
    assertThat(rows).hasSizeGreaterThanOrEqualTo(15 * 5);
    for (Row row : rows) {
      if (row.variant() == RANDOM && row.puts() > 0) {
        continue;
      }
      long waste = row.allocated() - row.footprint();
      if (FROM_ONE.contains(row.variant())) {
        assertThat(waste).as(row.toString()).isEqualTo(outgrown(jvm, 1, row.puts()));
      } else if (FROM_SIXTEEN.contains(row.variant())) {
        assertThat(waste).as(row.toString()).isEqualTo(outgrown(jvm, 16, row.puts()));
      } else if (row.puts() <= 1 || neverGrows(row.variant())) {
        assertThat(waste).as(row.toString()).isZero();
      } else {
        // ConcurrentHashMap leaves forwarding nodes too, IdentityHashMap tables of pairs.
        assertThat(waste).as(row.toString()).isNotNegative();
      }
    }
  }

  @ParameterizedTest
  @EnumSource
  void emptyMapsHaveTheirKnownSizes(Jvm jvm) {
    Map<EmptyMapVariant, Long> known =
        Map.of(
            EmptyMapVariant.NULL_FIELD, 0L,
            EmptyMapVariant.EMPTY_MAP, 0L,
            EmptyMapVariant.MAP_OF, 0L,
            EmptyMapVariant.HASH_MAP, jvm.compact() ? 40L : 48L,
            EmptyMapVariant.HASH_MAP_0, jvm.compact() ? 40L : 48L,
            EmptyMapVariant.LINKED_HASH_MAP, jvm == Jvm.JDK_25 ? 64L : 56L,
            EmptyMapVariant.TREE_MAP, 48L,
            EmptyMapVariant.CONCURRENT_HASH_MAP, 64L);
    List<Row> rows = rows(jvm);
    known.forEach((variant, bytes) -> assertThat(rows).contains(new Row(variant, 0, bytes, bytes)));
    if (!jvm.compact()) {
      assertThat(rows).contains(new Row(EmptyMapVariant.HASH_MAP, 1, 160, 160));
    }
  }

  @Test
  void theAnnotationThatPlansBlocksKnowsWhatTheSubjectsNeed() {
    for (EmptyMapVariant variant : EmptyMapVariant.values()) {
      int said = 17;
      for (Needs needs : EmptyMapAllocation.class.getAnnotationsByType(Needs.class)) {
        said = needs.contender().equals(variant.name()) ? needs.jdk() : said;
      }
      assertThat(said).as(variant.name()).isEqualTo(variant.sinceJdk());
    }
  }

  private static boolean neverGrows(EmptyMapVariant variant) {
    return variant == EmptyMapVariant.TREE_MAP || variant == EmptyMapVariant.ENUM_MAP;
  }

  /** Bytes of the tables that a hash map of load factor 3/4 throws away on its way to an entry. */
  private static long outgrown(Jvm jvm, int slots, int puts) {
    long header = jvm.compact() ? 12 : 16;
    long bytes = 0;
    for (int table = slots; puts > table * 3 / 4; table *= 2) {
      bytes += (header + 4L * table + 7) / 8 * 8;
    }
    return bytes;
  }

  private static List<Row> rows(Jvm jvm) {
    List<Row> rows = new ArrayList<>();
    for (String line : jvm.run(EmptyMapBytes.class)) {
      if (!line.startsWith("#")) {
        String[] word = line.split(" ", -1);
        rows.add(
            new Row(
                EmptyMapVariant.valueOf(word[0]),
                Integer.parseInt(word[1]),
                Long.parseLong(word[2]),
                Long.parseLong(word[3])));
      }
    }
    return rows;
  }
}
