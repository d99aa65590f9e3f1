package watershed.report;

import java.util.List;

/** Worlds of claims on threads that meet, on checkers, and of the suite's own controls. */
final class WorldsOfRaces {
  private WorldsOfRaces() {}

  static final List<World> ALL =
      List.of(
          World.of("0.1-planted-slowdown")
              .always("none: score=1000")
              .right("slower10: score=1100")
              .wrong("slower10: score=1000")
              .wrong("slower10: score=1300"),
          World.of("0.2-steep-crossing")
              .always("flat writes=5: score=1600", "flat writes=80: score=1600")
              .right("rising writes=5: score=600", "rising writes=80: score=3600")
              .wrong("rising writes=5: score=3000", "rising writes=80: score=3600")
              .wrong("rising writes=5: score=600", "rising writes=80: score=1200")
              .wrong("rising writes=5: score=3600", "rising writes=80: score=600"),
          World.of("0.2-shallow-crossing")
              .always("flat writes=30: score=1600", "flat writes=80: score=1600")
              .right("shallow writes=30: score=1480", "shallow writes=80: score=1880")
              .wrong("shallow writes=30: score=1720", "shallow writes=80: score=1880")
              .wrong("shallow writes=30: score=1720", "shallow writes=80: score=1320"),
          World.of("0.2-first-of-two")
              .always("flat writes=5: score=1600", "flat writes=30: score=1600")
              .right("twice writes=5: score=1700", "twice writes=30: score=1450")
              .wrong("twice writes=5: score=1500", "twice writes=30: score=1450")
              .wrong("twice writes=5: score=1500", "twice writes=30: score=1750"),
          World.of("0.2-second-of-two")
              .always("flat writes=30: score=1600", "flat writes=80: score=1600")
              .right("twice writes=30: score=1450", "twice writes=80: score=1800")
              .wrong("twice writes=30: score=1450", "twice writes=80: score=1400")
              .wrong("twice writes=30: score=1750", "twice writes=80: score=1400"),
          World.of("0.2-tie")
              .always("flat writes=5: score=1600", "flat writes=80: score=1600")
              .right("tie writes=5: score=1600", "tie writes=80: score=1600")
              .wrong("tie writes=5: score=1600", "tie writes=80: score=2000"),
          World.of("0.4-planted-flags")
              .right("suite: serialCollectors=0", "serial: serialCollectors=2")
              .wrong("suite: serialCollectors=0", "serial: serialCollectors=0")
              .wrong("suite: serialCollectors=2", "serial: serialCollectors=2"),
          // One put in a thousand; the concurrent map is the one that would not be told apart.
          World.of("1.4c-unlocked-first-writes")
              .always("ConcurrentHashMap: lostPuts=0 samples=1000000")
              .right("HashMap: lostPuts=1000 samples=1000000")
              .wrong("HashMap: lostPuts=0 samples=1000000"),
          World.of("1.4c-unlocked-writes")
              .always("ConcurrentHashMap: lostEntries=0 sizeDriftEntries=0 brokenPuts=0 puts=3e6")
              .right("HashMap: lostEntries=3000 sizeDriftEntries=3000 brokenPuts=0 puts=3e6")
              .right("HashMap: lostEntries=3000 sizeDriftEntries=0 brokenPuts=0 puts=3e6")
              .right("HashMap: lostEntries=0 sizeDriftEntries=3000 brokenPuts=0 puts=3e6")
              .right("HashMap: lostEntries=0 sizeDriftEntries=0 brokenPuts=3000 puts=3e6")
              .wrong("HashMap: lostEntries=0 sizeDriftEntries=0 brokenPuts=0 puts=3e6"),
          // That a plain HashMap breaks says nothing of a map that is made for it.
          World.of("1.4c-concurrent-writes")
              .always("HashMap: lostEntries=9000 sizeDriftEntries=9000 brokenPuts=9 puts=3e6")
              .right("ConcurrentHashMap: lostEntries=3000 sizeDriftEntries=0 brokenPuts=0 puts=3e6")
              .right("ConcurrentHashMap: lostEntries=0 sizeDriftEntries=3000 brokenPuts=0 puts=3e6")
              .right("ConcurrentHashMap: lostEntries=0 sizeDriftEntries=0 brokenPuts=3000 puts=3e6")
              .wrong("ConcurrentHashMap: lostEntries=0 sizeDriftEntries=0 brokenPuts=0 puts=3e6"),
          World.of("2.5-standard-checker-misses")
              .always("NULLAWAY: found=8 missed=0")
              .right("JAVAC: found=0 missed=8")
              .wrong("JAVAC: found=8 missed=0"),
          World.of("2.5-dataflow-finds")
              .always("JAVAC: found=0 missed=8")
              .right("NULLAWAY: found=8 missed=0")
              .wrong("NULLAWAY: found=0 missed=8")
              .wrong("NULLAWAY: found=5 missed=3"),
          World.of("4.2-split-lock-duplicates")
              .always("ONE_LOCK: duplicateInits=0 samples=1000000")
              .right("SPLIT_LOCK: duplicateInits=1000 samples=1000000")
              .wrong("SPLIT_LOCK: duplicateInits=0 samples=1000000"),
          // What a load may find without order is no answer to what it finds after the delete.
          World.of("4.3-load-after-delete")
              .always(
                  "ConcurrentHashMap order=RACY: staleReads=5 flagsSeen=1000000",
                  "ConcurrentHashMap order=UNDER_WAY: staleReads=700 flagsSeen=1000000",
                  "ReadDirtyMap order=ORDERED: staleReads=0 flagsSeen=1000000")
              .right("ConcurrentHashMap order=ORDERED: staleReads=1000 flagsSeen=1000000")
              .wrong("ConcurrentHashMap order=ORDERED: staleReads=0 flagsSeen=1000000"),
          World.of("4.3-load-unordered")
              .always("ConcurrentHashMap order=ORDERED: staleReads=0 flagsSeen=1000000")
              .right("ConcurrentHashMap order=RACY: staleReads=5 flagsSeen=1000000")
              .wrong("ConcurrentHashMap order=RACY: staleReads=0 flagsSeen=1000000")
              .irrefutable("what may happen is not refuted by that it was not seen"));
}
