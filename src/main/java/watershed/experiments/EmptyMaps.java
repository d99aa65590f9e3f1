package watershed.experiments;

import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import watershed.probes.Footprint;
import watershed.subjects.EmptyMapVariant;

/** The way of having an empty map that {@link EmptyMapAllocation} measures, and what it leaves. */
@State(Scope.Benchmark)
public abstract class EmptyMaps {
  @Param public EmptyMapVariant variant;

  @Param({"0", "1", "8", "13", "64"})
  @Bounds(max = 64)
  public int puts;

  @Param({"escaping", "local"})
  public String escape;

  Object[] keys;
  boolean escaping;
  long jolBytes;

  /** Finds the keys that are to be written, and weighs one map with them. */
  @Setup
  public void prepare() {
    if (Runtime.version().feature() < variant.sinceJdk()) {
      throw new Unavailable(variant + " needs JDK " + variant.sinceJdk() + " or later");
    }
    escaping = escape.equals("escaping");
    keys = variant.keys();
    Object one = variant.make(keys, keys[0], puts);
    jolBytes = escaping ? Footprint.apart(one, variant.make(keys, keys[0], puts)).bytes() : 0;
  }
}
