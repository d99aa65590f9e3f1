package watershed.probes;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Deque;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.openjdk.jol.info.ClassLayout;
import org.openjdk.jol.info.FieldLayout;
import org.openjdk.jol.vm.VirtualMachine;

/**
 * What an object keeps alive by itself, by JOL's sizes and offsets. Unlike JOL's own graph it stops
 * at classes, loaders and threads, and does not depend on addresses, which a collection changes.
 *
 * <p>Sizes of objects with {@code @Contended} fields are right only in a JVM that was started with
 * JOL's agent.
 *
 * @param bytes sum of the shallow sizes
 * @param objects how many there are
 */
public record Footprint(long bytes, long objects) {
  /**
   * What is reachable from a root, without what is shared.
   *
   * @param root where to start; null has a footprint of nothing
   * @param shared objects, such as keys and values, neither counted nor followed
   */
  public static Footprint of(@Nullable Object root, Collection<?> shared) {
    return new Walk(setOf(shared)).from(root);
  }

  /**
   * As {@link #of}, but counting arrays alone: the buckets of a hash table, in however many parts.
   *
   * @param root where to start
   * @param shared objects that are neither counted nor followed
   */
  public static Footprint ofArrays(@Nullable Object root, Collection<?> shared) {
    long[] sums = new long[2];
    Consumer<Object> count =
        part -> {
          if (part.getClass().isArray()) {
            sums[0] += Jol.vm().sizeOf(part);
            sums[1]++;
          }
        };
    new Walk(setOf(shared), count).from(root);
    return new Footprint(sums[0], sums[1]);
  }

  /**
   * What is reachable from a root but not from its twin. Whatever two objects made alike have in
   * common (keys, values, comparators, constants of their class) is not theirs.
   *
   * @param root where to start
   * @param twin another object made in the same way; the root itself if it is a shared constant
   */
  public static Footprint apart(@Nullable Object root, @Nullable Object twin) {
    Set<Object> seen = identitySet();
    new Walk(seen).from(twin);
    return new Walk(seen).from(root);
  }

  /**
   * What a root is made of: one object of each class, arrays apart, that is reachable from it but
   * not from its twin.
   *
   * @param root where to start
   * @param twin another object made in the same way
   * @return the objects, the root first
   */
  public static List<Object> partsOf(@Nullable Object root, @Nullable Object twin) {
    Set<Object> seen = identitySet();
    new Walk(seen).from(twin);
    Map<Class<?>, Object> parts = new LinkedHashMap<>();
    new Walk(seen, part -> parts.putIfAbsent(part.getClass(), part)).from(root);
    return parts.values().stream().filter(part -> !part.getClass().isArray()).toList();
  }

  private static Set<Object> setOf(Collection<?> shared) {
    Set<Object> seen = identitySet();
    for (Object object : shared) {
      if (object != null) {
        seen.add(object);
      }
    }
    return seen;
  }

  private static Set<Object> identitySet() {
    return Collections.newSetFromMap(new IdentityHashMap<>());
  }

  /** One traversal; what it saw stays in the set that it was given. */
  private static final class Walk {
    private final VirtualMachine vm = Jol.vm();
    private final Map<Class<?>, long[]> references = new HashMap<>();
    private final Deque<Object> open = new ArrayDeque<>();
    private final Set<Object> seen;
    private final Consumer<Object> visitor;

    Walk(Set<Object> seen) {
      this(seen, object -> {});
    }

    Walk(Set<Object> seen, Consumer<Object> visitor) {
      this.seen = seen;
      this.visitor = visitor;
    }

    Footprint from(@Nullable Object root) {
      long bytes = 0;
      long objects = 0;
      visit(root);
      for (Object next = open.poll(); next != null; next = open.poll()) {
        bytes += vm.sizeOf(next);
        objects++;
        visitor.accept(next);
        if (next instanceof Object[] elements) {
          for (Object element : elements) {
            visit(element);
          }
        } else if (!next.getClass().isArray()) {
          for (long offset : references.computeIfAbsent(next.getClass(), Walk::references)) {
            visit(vm.getObject(next, offset));
          }
        }
      }
      return new Footprint(bytes, objects);
    }

    private void visit(@Nullable Object object) {
      // A class mirror leads to everything that its loader ever loaded.
      if (object == null
          || object instanceof Class
          || object instanceof ClassLoader
          || object instanceof Thread) {
        return;
      }
      if (seen.add(object)) {
        open.push(object);
      }
    }

    private static long[] references(Class<?> type) {
      List<Long> offsets = new ArrayList<>();
      for (FieldLayout field : ClassLayout.parseClass(type).fields()) {
        if (!isPrimitive(field.typeClass())) {
          offsets.add(field.offset());
        }
      }
      return offsets.stream().mapToLong(Long::longValue).toArray();
    }

    private static boolean isPrimitive(String type) {
      return switch (type) {
        case "boolean", "byte", "short", "char", "int", "float", "long", "double" -> true;
        default -> false;
      };
    }
  }
}
