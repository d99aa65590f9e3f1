package watershed.report;

import java.util.List;

/** Worlds of claims on what maps keep, take and allocate. */
final class WorldsOfMemory {
  private WorldsOfMemory() {}

  static final List<World> ALL =
      List.of(
          // What another map does is no answer: the verdict is HashMap's.
          World.of("1.1-tables-never-shrink")
              .right(
                  "HASH_MAP action=REMOVE_99 n=100000: retainedBytes=4200000 peakBytes=4248640",
                  "TREE_MAP action=REMOVE_99 n=100000: retainedBytes=40048 peakBytes=4000048")
              .wrong(
                  "HASH_MAP action=REMOVE_99 n=100000: retainedBytes=42000 peakBytes=4248640",
                  "TREE_MAP action=REMOVE_99 n=100000: retainedBytes=4000048 peakBytes=4000048"),
          World.of("1.1-bucket-array-stays")
              .right(
                  "HASH_MAP action=REMOVE_99 n=100000: arrayBytes=1048592 peakArrayBytes=1048592",
                  "HASH_MAP action=COPY n=100000: arrayBytes=8208 peakArrayBytes=1048592")
              .wrong(
                  "HASH_MAP action=REMOVE_99 n=100000: arrayBytes=8208 peakArrayBytes=1048592",
                  "HASH_MAP action=COPY n=100000: arrayBytes=1048592 peakArrayBytes=1048592"),
          World.of("1.2-deleted-values-stay")
              .right("HASH_MAP: reachablePercent=100", "MUTATED_KEYS: reachablePercent=0")
              .wrong("HASH_MAP: reachablePercent=0", "MUTATED_KEYS: reachablePercent=100"),
          World.of("1.4-a-bound-the-registry")
              .always("UNBOUNDED n=1000000: heapBytes=64000000")
              .right(
                  "EXPIRE_AFTER_WRITE n=1000000: heapBytes=90000",
                  "ACCESS_ORDERED n=1000000: heapBytes=64000",
                  "MAXIMUM_SIZE n=1000000: heapBytes=80000")
              .wrong(
                  "EXPIRE_AFTER_WRITE n=1000000: heapBytes=90000",
                  "ACCESS_ORDERED n=1000000: heapBytes=64000000",
                  "MAXIMUM_SIZE n=1000000: heapBytes=80000")
              .wrong(
                  "EXPIRE_AFTER_WRITE n=1000000: heapBytes=66000000",
                  "ACCESS_ORDERED n=1000000: heapBytes=64000",
                  "MAXIMUM_SIZE n=1000000: heapBytes=80000")
              .wrong(
                  "EXPIRE_AFTER_WRITE n=1000000: heapBytes=90000",
                  "ACCESS_ORDERED n=1000000: heapBytes=64000",
                  "MAXIMUM_SIZE n=1000000: heapBytes=66000000"),
          World.of("1.4-b-null-the-value")
              .always("KEPT: heapBytes=16900000", "REMOVED: heapBytes=33000")
              .right("NULL_VALUE: heapBytes=160000")
              .wrong("NULL_VALUE: heapBytes=16800000"),
          World.of("1.4-b-only-nulling-frees")
              .always("KEPT: heapBytes=16900000", "NULL_VALUE: heapBytes=160000")
              .right("REMOVED: heapBytes=16900000", "REBUILT: heapBytes=16850000")
              .wrong("REMOVED: heapBytes=33000", "REBUILT: heapBytes=100")
              .wrong("REMOVED: heapBytes=16900000", "REBUILT: heapBytes=100")
              .wrong("REMOVED: heapBytes=33000", "REBUILT: heapBytes=16900000"),
          World.of("2.2-unsized-is-free")
              .always("HASH_MAP puts=1: gc.alloc.rate.norm=160")
              .right(
                  "HASH_MAP puts=0 escape=escaping: gc.alloc.rate.norm=0",
                  "HASH_MAP_0 puts=0 escape=escaping: gc.alloc.rate.norm=48")
              .wrong(
                  "HASH_MAP puts=0 escape=escaping: gc.alloc.rate.norm=48",
                  "HASH_MAP_0 puts=0 escape=escaping: gc.alloc.rate.norm=0"),
          World.of("2.2-zero-sized-is-32")
              .right(
                  "HASH_MAP puts=0 escape=escaping: gc.alloc.rate.norm=0",
                  "HASH_MAP_0 puts=0 escape=escaping: gc.alloc.rate.norm=32")
              .wrong(
                  "HASH_MAP puts=0 escape=escaping: gc.alloc.rate.norm=32",
                  "HASH_MAP_0 puts=0 escape=escaping: gc.alloc.rate.norm=48")
              .wrong(
                  "HASH_MAP puts=0 escape=escaping: gc.alloc.rate.norm=32",
                  "HASH_MAP_0 puts=0 escape=escaping: gc.alloc.rate.norm=0"),
          World.of("2.4-empty-inner-maps-cost-24")
              .always("GET_THEN_PUT fill=0 tenants=100000: innerBytes=24")
              .right("EAGER fill=0 tenants=100000: innerBytes=24")
              .wrong("EAGER fill=0 tenants=100000: innerBytes=48")
              .wrong("EAGER fill=0 tenants=100000: innerBytes=0"),
          World.of("3.1-small-key-pins-buffer")
              .right(
                  "SUBSTRING: retainedBytes=1048640 bufferBytes=1048576",
                  "NEW_STRING: retainedBytes=48 bufferBytes=1048576")
              .wrong(
                  "SUBSTRING: retainedBytes=48 bufferBytes=1048576",
                  "NEW_STRING: retainedBytes=1048640 bufferBytes=1048576"),
          World.of("3.2-pointers-are-objects")
              .right(
                  "OBJECT_VALUE entries=1000000: retainedObjects=2100000 filledEntries=1000000",
                  "BOXED_VALUE entries=1000000: retainedObjects=1000000 filledEntries=1000000")
              .wrong(
                  "OBJECT_VALUE entries=1000000: retainedObjects=4000002 filledEntries=1000000",
                  "BOXED_VALUE entries=1000000: retainedObjects=3000002 filledEntries=1000000")
              .wrong(
                  "OBJECT_VALUE entries=1000000: retainedObjects=1000000 filledEntries=1000000",
                  "BOXED_VALUE entries=1000000: retainedObjects=2100000 filledEntries=1000000"),
          World.of("3.2-pointers-add-objects")
              .right(
                  "OBJECT_VALUE entries=1000000: retainedObjects=2100000 filledEntries=1000000",
                  "BOXED_VALUE entries=1000000: retainedObjects=1000000 filledEntries=1000000")
              .right(
                  "OBJECT_VALUE entries=1000000: retainedObjects=4000002 filledEntries=1000000",
                  "BOXED_VALUE entries=1000000: retainedObjects=3000002 filledEntries=1000000")
              .wrong(
                  "OBJECT_VALUE entries=1000000: retainedObjects=3000002 filledEntries=1000000",
                  "BOXED_VALUE entries=1000000: retainedObjects=3000002 filledEntries=1000000")
              .wrong(
                  "OBJECT_VALUE entries=1000000: retainedObjects=1000000 filledEntries=1000000",
                  "BOXED_VALUE entries=1000000: retainedObjects=2100000 filledEntries=1000000"),
          World.of("3.2-growth-copies")
              .right(
                  "OBJECT_VALUE entries=1000000: growthBytes=90000000 retainedBytes=96000000",
                  "FASTUTIL entries=1000000: growthBytes=100000 retainedBytes=16000000")
              .wrong(
                  "OBJECT_VALUE entries=1000000: growthBytes=8000000 retainedBytes=96000000",
                  "FASTUTIL entries=1000000: growthBytes=16000000 retainedBytes=16000000"),
          World.of("3.3-stored-context-leaks-goroutine")
              .right(
                  "SCHEDULED: leakedThreads=1000 endedRequests=1000",
                  "PARKED_PLATFORM: leakedThreads=0 endedRequests=1000")
              .wrong(
                  "SCHEDULED: leakedThreads=0 endedRequests=1000",
                  "PARKED_PLATFORM: leakedThreads=1000 endedRequests=1000"),
          World.of("3.3-leaks-memory")
              .right(
                  "SCHEDULED ending=abandoned: retainedBytes=4300000 endedRequests=1000",
                  "SCHEDULED ending=cancelled: retainedBytes=9000 endedRequests=1000")
              .wrong(
                  "SCHEDULED ending=abandoned: retainedBytes=9000 endedRequests=1000",
                  "SCHEDULED ending=cancelled: retainedBytes=4300000 endedRequests=1000"),
          World.of("3.3-cancelled-stays-queued")
              .always("SCHEDULED_REMOVING ending=cancelled: queuedTasks=0 endedRequests=1000")
              .right(
                  "SCHEDULED ending=cancelled: queuedTasks=1000 endedRequests=1000",
                  "SCHEDULED ending=abandoned: queuedTasks=0 endedRequests=1000")
              .wrong(
                  "SCHEDULED ending=cancelled: queuedTasks=0 endedRequests=1000",
                  "SCHEDULED ending=abandoned: queuedTasks=1000 endedRequests=1000"),
          // Values of 16 MB that count once; 4 MB for one map, 6 MB for the other, 10 MB for both.
          World.of("4.4-both-inflate-allocation")
              .always(
                  "VALUES n=100000: allocatedBytes=16000000",
                  "LOCKED n=100000: allocatedBytes=20000000",
                  "CONCURRENT n=100000: allocatedBytes=22000000")
              .right("BOTH n=100000: allocatedBytes=34000000")
              .wrong("BOTH n=100000: allocatedBytes=26000000")
              .wrong("BOTH n=100000: allocatedBytes=23000000"),
          World.of("4.4-both-inflate-retention")
              .always(
                  "VALUES n=100000: retainedBytes=16000000",
                  "LOCKED n=100000: retainedBytes=20000000",
                  "CONCURRENT n=100000: retainedBytes=22000000")
              .right("BOTH n=100000: retainedBytes=34000000")
              .wrong("BOTH n=100000: retainedBytes=26000000")
              .wrong("BOTH n=100000: retainedBytes=23000000"),
          World.of("4.4-evicted-still-held")
              .right(
                  "EVICTED_FROM_ONE n=100000: reachablePercent=100",
                  "EVICTED_FROM_BOTH n=100000: reachablePercent=0")
              .wrong(
                  "EVICTED_FROM_ONE n=100000: reachablePercent=0",
                  "EVICTED_FROM_BOTH n=100000: reachablePercent=0")
              .wrong(
                  "EVICTED_FROM_ONE n=100000: reachablePercent=100",
                  "EVICTED_FROM_BOTH n=100000: reachablePercent=100"));
}
