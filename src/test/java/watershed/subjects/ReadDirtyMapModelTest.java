package watershed.subjects;

import static org.assertj.core.api.Assertions.assertThat;
import static watershed.subjects.ReadDirtyMaps.dirty;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import watershed.probes.Footprint;
import watershed.subjects.ReadDirtyState.Read;

/** A ReadDirtyMap against a HashMap, one thread: its answers, and its state after every step. */
class ReadDirtyMapModelTest {
  private static final int HISTORIES = 200;
  private static final int STEPS = 2_000;

  @Test
  void answersAsAHashMapAndKeepsItsInvariants() {
    Reached reached = new Reached();
    for (int seed = 0; seed < HISTORIES; seed++) {
      SplittableRandom random = new SplittableRandom(seed);
      int keys = 1 + random.nextInt(24);
      int readsInTen = random.nextInt(10);
      ReadDirtyMap<Integer, Integer> map = new ReadDirtyMap<>(random.nextInt(keys));
      Map<Integer, Integer> model = new HashMap<>();
      reached.expungedBefore = 0;
      for (int i = 0; i < STEPS; i++) {
        Read<Integer, Integer> before = map.read;
        int operation = random.nextInt(10) < readsInTen ? 0 : 1 + random.nextInt(100);
        step(operation, random.nextInt(keys), i, map, model);
        reached.count(operation, before, map.read);
        requireInvariants(map, model);
      }
    }
    // Far below what 400 000 steps bring: the test must have been where the states change.
    assertThat(reached.promotionsByMisses).isGreaterThan(1_000);
    assertThat(reached.promotionsByVisits).isGreaterThan(1_000);
    assertThat(reached.dirtyMapsMade).isGreaterThan(1_000);
    assertThat(reached.expunged).isGreaterThan(1_000);
    assertThat(reached.broughtBack).isGreaterThan(1_000);
  }

  private static void step(
      int operation,
      Integer key,
      int i,
      ReadDirtyMap<Integer, Integer> map,
      Map<Integer, Integer> model) {
    if (operation == 0) {
      assertThat(map.get(key)).isEqualTo(model.get(key));
    } else if (operation <= 20) {
      assertThat(map.put(key, i)).isEqualTo(model.put(key, i));
    } else if (operation <= 40) {
      assertThat(map.putIfAbsent(key, i)).isEqualTo(model.putIfAbsent(key, i));
    } else if (operation <= 60) {
      assertThat(map.remove(key)).isEqualTo(model.remove(key));
    } else if (operation <= 75) {
      Integer expected = sometimesRight(i, model.get(key));
      assertThat(map.remove(key, expected)).isEqualTo(model.remove(key, expected));
    } else if (operation <= 90) {
      Integer expected = sometimesRight(i, model.get(key));
      assertThat(map.replace(key, expected, i)).isEqualTo(model.replace(key, expected, i));
    } else if (operation <= 95) {
      assertThat(map.size()).isEqualTo(model.size());
    } else if (operation < 100) {
      Map<Integer, Integer> visited = new HashMap<>();
      map.forEach((k, v) -> assertThat(visited.put(k, v)).isNull());
      assertThat(visited).isEqualTo(model);
    } else {
      map.clear();
      model.clear();
    }
  }

  private static Integer sometimesRight(int i, @Nullable Integer present) {
    return present == null || i % 4 == 0 ? -1 : present;
  }

  static void requireInvariants(ReadDirtyMap<Integer, Integer> map, Map<Integer, Integer> model) {
    Read<Integer, Integer> read = map.read;
    HashMap<Integer, ReadDirtyEntry<Integer>> dirty = map.dirty;
    assertThat(read.amended).isEqualTo(dirty != null);
    if (dirty == null) {
      assertThat(map.misses).isZero();
      assertThat(living(read.map)).isEqualTo(model);
    } else {
      assertThat(map.misses).isLessThan(dirty.size());
      assertThat(living(dirty)).isEqualTo(model);
    }
    read.map.forEach(
        (key, entry) -> {
          boolean expunged = entry.state() == ReadDirtyEntry.EXPUNGED;
          if (dirty == null) {
            assertThat(expunged).as("expunged from nothing").isFalse();
          } else {
            assertThat(dirty.get(key)).isSameAs(expunged ? null : entry);
          }
        });
    if (dirty != null) {
      assertThat(dirty.values()).noneMatch(e -> e.state() == ReadDirtyEntry.EXPUNGED);
    }
  }

  /** What a map that nobody changes holds, asked of its state. */
  static Map<Integer, Integer> living(ReadDirtyMap<Integer, Integer> map) {
    return living(map.dirty == null ? map.read.map : map.dirty);
  }

  private static Map<Integer, Integer> living(HashMap<Integer, ReadDirtyEntry<Integer>> map) {
    Map<Integer, Integer> living = new HashMap<>();
    map.forEach(
        (key, entry) -> {
          if (entry.get() != null) {
            living.put(key, entry.get());
          }
        });
    return living;
  }

  /** How often a history came through each transition. */
  private static final class Reached {
    int promotionsByMisses;
    int promotionsByVisits;
    int dirtyMapsMade;
    int expunged;
    int broughtBack;
    int expungedBefore;

    void count(int operation, Read<?, ?> before, Read<?, ?> after) {
      int expungedNow = 0;
      for (ReadDirtyEntry<?> entry : after.map.values()) {
        expungedNow += entry.state() == ReadDirtyEntry.EXPUNGED ? 1 : 0;
      }
      if (before.amended && !after.amended && operation < 100) {
        boolean visit = operation > 95;
        promotionsByVisits += visit ? 1 : 0;
        promotionsByMisses += visit ? 0 : 1;
      } else if (!before.amended && after.amended) {
        dirtyMapsMade++;
        expunged += expungedNow;
      } else if (before == after && expungedNow < expungedBefore) {
        broughtBack++;
      }
      expungedBefore = expungedNow;
    }
  }

  /** What is expected fits each dirty map that is made, the second as the first. */
  @Test
  void noDirtyMapGrowsBeforeItHasTheExpectedEntries() {
    int entries = 1_000;
    ReadDirtyMap<Integer, String> map = new ReadDirtyMap<>(entries);
    for (int first = 1_000; first < 3_000; first += entries) {
      map.put(first, "");
      long one = bytes(map);
      map.put(first + 1, "");
      long each = bytes(map) - one;
      for (int i = 2; i < entries; i++) {
        map.put(first + i, "");
      }
      assertThat(bytes(map)).isEqualTo(one + (entries - 1) * each);
      map.forEach((key, value) -> map.remove(key));
    }
  }

  private static long bytes(ReadDirtyMap<?, ?> map) {
    return Footprint.of(dirty(map), List.of()).bytes();
  }
}
