package watershed.subjects;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.openjdk.jol.info.ClassLayout;
import org.openjdk.jol.info.FieldLayout;
import watershed.probes.CacheLine;
import watershed.subjects.ShardedMap.PaddedHashMap;
import watershed.subjects.ShardedMap.PaddedShard;
import watershed.subjects.ShardedMap.Shard;

class ShardedMapTest {
  private static final int LINE = 128;
  private static final List<String> LOCK_WORDS = List.of("state", "head", "tail", "readerOverflow");
  private static final List<String> TABLE_WORDS = List.of("table", "size", "modCount");

  @ParameterizedTest
  @ValueSource(ints = {8, 64, 256})
  void noTwoPaddedShardsWriteToOneLine(int count) {
    ShardedMap<Integer, Integer> map = new ShardedMap<>(count, 1_000, true);
    assertThat(sharedLines(map.shards())).isZero();
    System.gc(); // which may move them side by side
    assertThat(sharedLines(map.shards())).isZero();
  }

  @Test
  void unpaddedShardsDoWriteToOneLine() {
    assertThat(sharedLines(new ShardedMap<Integer, Integer>(64, 1_000, false).shards()))
        .as("the test above can see what padding prevents")
        .isPositive();
  }

  /** Whatever object the collector puts next, its first word is a line away. */
  @Test
  void paddingFollowsEveryOtherField() {
    for (Class<?> padded : List.of(PaddedShard.class, PaddedHashMap.class)) {
      ClassLayout layout = ClassLayout.parseClass(padded);
      long end =
          layout.fields().stream()
              .filter(f -> !f.name().matches("p\\d\\d"))
              .mapToLong(f -> f.offset() + f.size())
              .max()
              .orElseThrow();
      assertThat(layout.instanceSize() - end).as(padded.getName()).isGreaterThanOrEqualTo(LINE);
    }
  }

  @Test
  void shardsAndTheirTablesAreEvenlyUsed() {
    ShardedMap<Integer, Integer> map = new ShardedMap<>(64, 16_384, false);
    for (int i = 0; i < 16_384; i++) {
      map.put(i, i); // consecutive keys are the hardest: their hashes share all their high bits
    }
    for (Shard<Integer, Integer> shard : map.shards()) {
      assertThat(shard.map).hasSizeBetween(256 - 80, 256 + 80);
      // 256 keys thrown into 512 places at random fill 201 of them; a shard chosen by the bits
      // that its table uses would fill 8.
      Set<Integer> places = new HashSet<>();
      shard.map.keySet().forEach(k -> places.add((k ^ (k >>> 16)) & 511));
      assertThat(places).hasSizeGreaterThan(150);
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {-8, 0, 1, 3, 12})
  void shardsAreAPowerOfTwo(int count) {
    assertThatIllegalArgumentException().isThrownBy(() -> new ShardedMap<>(count, 10, false));
  }

  /** Pairs of neighbouring shards, in order of address, that have a written word in one line. */
  private static int sharedLines(Shard<?, ?>[] shards) {
    long[][] lines = lines(shards);
    for (long[][] again = lines(shards); !Arrays.deepEquals(lines, again); again = lines(shards)) {
      lines = again; // a collection moved them while their addresses were read
    }
    int shared = 0;
    Set<Long> taken = new HashSet<>();
    for (long[] mine : lines) {
      boolean met = false;
      for (long line : mine) {
        met |= taken.contains(line);
      }
      shared += met ? 1 : 0;
      Arrays.stream(mine).forEach(taken::add);
    }
    return shared;
  }

  private static long[][] lines(Shard<?, ?>[] shards) {
    long[][] lines = new long[shards.length][];
    for (int i = 0; i < shards.length; i++) {
      Set<Long> mine = new HashSet<>();
      addLines(mine, shards[i], LOCK_WORDS);
      HashMap<?, ?> map = shards[i].map;
      addLines(mine, map, TABLE_WORDS);
      lines[i] = mine.stream().mapToLong(Long::longValue).sorted().toArray();
    }
    return lines;
  }

  private static void addLines(Set<Long> lines, Object object, List<String> words) {
    int found = 0;
    for (FieldLayout field : ClassLayout.parseClass(object.getClass()).fields()) {
      if (words.contains(field.name())) {
        lines.add(CacheLine.addressOf(object, field.name()) / LINE);
        found++;
      }
    }
    assertThat(found)
        .as("words of %s that this JDK has", object.getClass())
        .isEqualTo(words.size());
  }
}
