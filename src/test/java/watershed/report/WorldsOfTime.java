package watershed.report;

import java.util.List;

/** Worlds of claims on what an operation, a first write or a pause takes. */
final class WorldsOfTime {
  private WorldsOfTime() {}

  private static final String UNPADDED_WRITERS =
      "UNPADDED role=writers threads=2: score=16 cache-misses=2.8 lineDistance64=0";
  private static final String UNPADDED_READERS =
      "UNPADDED role=readers threads=2: score=12 L1-dcache-load-misses=1.9 lineDistance64=0";

  private static final List<Integer> KEYS =
      List.of(64, 1024, 16384, 65536, 262144, 1048576, 4194304);

  static final List<World> ALL =
      List.of(
          World.of("1.3-pauses-grow")
              .right(
                  "G1 entries=10000: pauseMicros=2200 otherStopsMicros=900",
                  "G1 entries=100000: pauseMicros=4000 otherStopsMicros=900",
                  "G1 entries=1000000: pauseMicros=22000 otherStopsMicros=900",
                  "ZGC entries=10000: pauseMicros=20 otherStopsMicros=90",
                  "ZGC entries=1000000: pauseMicros=20 otherStopsMicros=90")
              .wrong(
                  "G1 entries=10000: pauseMicros=2200 otherStopsMicros=900",
                  "G1 entries=100000: pauseMicros=2200 otherStopsMicros=9000",
                  "G1 entries=1000000: pauseMicros=2200 otherStopsMicros=90000",
                  "ZGC entries=10000: pauseMicros=20 otherStopsMicros=90",
                  "ZGC entries=1000000: pauseMicros=22000 otherStopsMicros=90"),
          // What a collector does that makes no stop of its own is no answer, of whatever length.
          World.of("1.3-natural-stops-grow")
              .always("SHENANDOAH entries=10000: pauseMicros=9 otherStops=0 otherStopsMicros=0")
              .right(
                  "G1 entries=10000: pauseMicros=2200 otherStops=3 otherStopsMicros=900",
                  "G1 entries=1000000: pauseMicros=2200 otherStops=3 otherStopsMicros=90000")
              .wrong(
                  "G1 entries=10000: pauseMicros=2200 otherStops=3 otherStopsMicros=900",
                  "G1 entries=1000000: pauseMicros=22000 otherStops=3 otherStopsMicros=900")
              .wrong(
                  "G1 entries=10000: pauseMicros=2200 otherStops=3 otherStopsMicros=90000",
                  "G1 entries=1000000: pauseMicros=22000 otherStops=3 otherStopsMicros=900"),
          World.of("2.1-guard-is-a-test-and-branch")
              .always("eager: score=5", "optional: score=9")
              .right("explicitIf: score=5.4")
              .right("explicitIf: score=5")
              .wrong("explicitIf: score=8"),
          // One guard that is dear is enough against it.
          World.of("2.1-any-guard-is-cheap")
              .always(
                  "eager: score=5",
                  "implicit: score=5",
                  "explicitIf: score=5.4",
                  "requireNonNull: score=5.4")
              .right("optional: score=5.6")
              .wrong("optional: score=9"),
          World.of("2.2-unsized-slower-first-write")
              .always("HASH_MAP puts=0: score=10", "HASH_MAP_0 puts=0: score=10")
              .right("HASH_MAP puts=1: score=50", "HASH_MAP_0 puts=1: score=30")
              .wrong("HASH_MAP puts=1: score=30", "HASH_MAP_0 puts=1: score=50")
              .wrong("HASH_MAP puts=1: score=40", "HASH_MAP_0 puts=1: score=42"),
          World.of("2.4-profiling-finds-the-line")
              .always("EAGER otherBytes=256: creatingSiteRank=4")
              .right("EAGER otherBytes=0: creatingSiteRank=1")
              .wrong("EAGER otherBytes=0: creatingSiteRank=4"),
          World.of("2.4-profiling-finds-the-line-beside-garbage")
              .always("EAGER otherBytes=0: creatingSiteRank=1")
              .right("EAGER otherBytes=256: creatingSiteRank=1")
              .wrong("EAGER otherBytes=256: creatingSiteRank=2"),
          // The document's own figures are the least of what is right.
          World.of("3.2-pointers-lengthen-pauses")
              .always("G1 shape=BOXED_VALUE entries=1000000: pauseMicros=60000")
              .right(
                  "G1 shape=OBJECT_VALUE entries=1000000: pauseMicros=124",
                  "G1 shape=FASTUTIL entries=1000000: pauseMicros=48")
              .right(
                  "G1 shape=OBJECT_VALUE entries=1000000: pauseMicros=60000",
                  "G1 shape=FASTUTIL entries=1000000: pauseMicros=9000")
              .wrong(
                  "G1 shape=OBJECT_VALUE entries=1000000: pauseMicros=50",
                  "G1 shape=FASTUTIL entries=1000000: pauseMicros=48")
              .wrong(
                  "G1 shape=OBJECT_VALUE entries=1000000: pauseMicros=48",
                  "G1 shape=FASTUTIL entries=1000000: pauseMicros=124"),
          World.of("3.2-pointers-lengthen-pauses-of-boxed")
              .always("G1 shape=FASTUTIL entries=1000000: pauseMicros=48")
              .right(
                  "G1 shape=OBJECT_VALUE entries=1000000: pauseMicros=124",
                  "G1 shape=BOXED_VALUE entries=1000000: pauseMicros=48")
              .wrong(
                  "G1 shape=OBJECT_VALUE entries=1000000: pauseMicros=130",
                  "G1 shape=BOXED_VALUE entries=1000000: pauseMicros=124"),
          World.of("3.2-pointers-lengthen-collections")
              .always("G1 shape=BOXED_VALUE entries=1000000: collectionMicros=60000")
              .right(
                  "G1 shape=OBJECT_VALUE entries=1000000: collectionMicros=2100 pauseMicros=9",
                  "G1 shape=FASTUTIL entries=1000000: collectionMicros=1000 pauseMicros=90")
              .wrong(
                  "G1 shape=OBJECT_VALUE entries=1000000: collectionMicros=1900 pauseMicros=90",
                  "G1 shape=FASTUTIL entries=1000000: collectionMicros=1000 pauseMicros=9"),
          World.of("4.1-padding-pays")
              .always(UNPADDED_WRITERS)
              .right(padded("writers", "score=5 cache-misses=0.3"))
              .wrong(padded("writers", "score=17 cache-misses=3"))
              .wrong(padded("writers", "score=5 cache-misses=3"))
              .wrong(padded("writers", "score=17 cache-misses=1"))
              .counted("cache-misses"),
          World.of("4.1-padding-pays-readers")
              .always(UNPADDED_READERS, UNPADDED_WRITERS)
              .right(padded("readers", "score=4 L1-dcache-load-misses=0.2"))
              .wrong(padded("readers", "score=13 L1-dcache-load-misses=2.0"))
              .wrong(padded("readers", "score=4 L1-dcache-load-misses=2.0"))
              .counted("L1-dcache-load-misses"),
          // 64 B an entry against an L3 of 32 MiB: the map outgrows it between 2^18 and 2^20 keys.
          World.of("4.5-misses-jump")
              .right(walks(1048576))
              .wrong(walks(Integer.MAX_VALUE))
              .wrong(walks(1024))
              .counted("cache-misses"),
          World.of("4.5-designs-swap")
              .always(
                  "HashTrieMap keys=64: score=20",
                  "RWLock keys=64: score=30",
                  "HashTrieMap keys=4194304: score=200",
                  "RWLock keys=65536: score=10")
              .right("RWLock keys=4194304: score=120")
              .wrong("RWLock keys=4194304: score=300"));

  private static String padded(String role, String seen) {
    return "HAND_PADDED role=" + role + " threads=2: lineDistance64=2 " + seen;
  }

  /** A map whose time steps up at 2^20 keys, and its misses at so many keys, if it has them. */
  private static String[] walks(int missing) {
    return KEYS.stream()
        .map(keys -> walk(keys, keys < 1048576 ? 20 : 90, keys < missing ? 0.02 : 2.5))
        .toArray(String[]::new);
  }

  private static String walk(int keys, double nanos, double misses) {
    return "ConcurrentHashMap keys="
        + keys
        + ": score="
        + nanos
        + " cache-misses="
        + misses
        + " footprintBytes="
        + 64L * keys
        + " l3Bytes=33554432";
  }
}
