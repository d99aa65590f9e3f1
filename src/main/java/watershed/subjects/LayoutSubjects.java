package watershed.subjects;

import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * What can be asked for its layout, by name. A supplier makes the same thing anew at each call, so
 * that what two of them share is told from what is their own.
 */
public final class LayoutSubjects {
  private static final Integer KEY = 1;
  private static final Object VALUE = new Object();

  private LayoutSubjects() {}

  /**
   * Every subject by its name; a supplier may give null or a constant.
   *
   * @param feature release of the JDK that is to make them, which need not be this one
   */
  public static SortedMap<String, Supplier<? extends @Nullable Object>> of(int feature) {
    SortedMap<String, Supplier<? extends @Nullable Object>> all = new TreeMap<>();
    for (SharingLayout layout : SharingLayout.values()) {
      all.put(layout.name(), layout::create);
    }
    for (EmptyMapVariant variant : EmptyMapVariant.values()) {
      if (feature >= variant.sinceJdk()) {
        Object[] keys = variant.keys();
        // One entry, so that the table and the entries can be seen.
        all.put(variant.name(), () -> variant.make(keys, VALUE, 1));
      }
    }
    for (MapDesign design : MapDesign.values()) {
      all.put(design.name(), () -> oneEntry(design));
    }
    return Collections.unmodifiableSortedMap(all);
  }

  private static Object oneEntry(MapDesign design) {
    MapUnderTest<Integer, Object> map = design.create(1);
    map.put(KEY, VALUE);
    return map;
  }
}
