package watershed.experiments.collectors;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.openjdk.jmh.annotations.AuxCounters;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.infra.BenchmarkParams;
import watershed.experiments.OneThread;
import watershed.probes.AllocatedBytes;
import watershed.probes.Footprint;
import watershed.subjects.IntTable;
import watershed.subjects.ValueShape;

/** What a table weighs by JOL, keys and values included, and what its growth allocated. */
@AuxCounters(AuxCounters.Type.EVENTS)
@State(Scope.Thread)
public class TableCosts {
  private static final int FEW = 1_000;

  private ValueShape shape;
  private int entries;
  private @Nullable IntTable table;
  private long allocated;
  private long allocatedPresized;
  private Footprint grown = new Footprint(0, 0);
  private Footprint presized = new Footprint(0, 0);

  @Setup
  public void prepare(BenchmarkParams params) {
    OneThread.require(params);
  }

  /** Loads all classes of a shape, which would otherwise count as allocated by its first table. */
  static void load(ValueShape shape) {
    shape.filled(FEW, false);
    shape.filled(FEW, true);
    AllocatedBytes.during(() -> {});
  }

  /** Fills a table that starts small. */
  IntTable grow(ValueShape ofShape, int ofEntries) {
    shape = ofShape;
    entries = ofEntries;
    allocated = AllocatedBytes.during(() -> table = shape.filled(entries, false));
    return filled();
  }

  /** Weighs the table, then fills and weighs its presized twin: never are both alive. */
  @TearDown(Level.Iteration)
  public void weigh() {
    grown = Footprint.of(filled(), List.of());
    table = null;
    allocatedPresized = AllocatedBytes.during(() -> table = shape.filled(entries, true));
    presized = Footprint.of(filled(), List.of());
    table = null;
  }

  /** Entries of the table. */
  public long filledEntries() {
    return entries;
  }

  /** Objects of the table that grew, entries included. */
  public long retainedObjects() {
    return grown.objects();
  }

  /** Bytes of the table that grew, entries included. */
  public long retainedBytes() {
    return grown.bytes();
  }

  /** Bytes of the table that had room from the start, entries included. */
  public long presizedBytes() {
    return presized.bytes();
  }

  /** Bytes that filling the table allocated, those since thrown away included. */
  public long allocatedBytes() {
    return allocated;
  }

  /** Of these, the bytes that a table with room from the start did not allocate. */
  public long growthBytes() {
    return allocated - allocatedPresized;
  }

  private IntTable filled() {
    IntTable filled = table;
    if (filled == null || filled.size() != entries) {
      throw new IllegalStateException("a table of " + entries + " entries was not filled");
    }
    return filled;
  }
}
