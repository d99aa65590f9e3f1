package watershed.lab;

import java.lang.reflect.Field;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.runner.BenchmarkList;
import org.openjdk.jmh.runner.BenchmarkListEntry;
import org.openjdk.jmh.runner.Defaults;
import org.openjdk.jmh.runner.format.OutputFormat;
import org.openjdk.jmh.runner.format.OutputFormatFactory;
import org.openjdk.jmh.runner.options.VerboseMode;
import watershed.experiments.Bounds;
import watershed.experiments.Experiment;
import watershed.experiments.Flagged;
import watershed.experiments.Needs;
import watershed.record.BadInput;
import watershed.record.Nearest;

/** The experiments in this jar, read from the list that JMH's annotation processor generated. */
public final class Catalogue {
  private final Map<String, ExperimentSpec> byName;

  private Catalogue(Map<String, ExperimentSpec> byName) {
    this.byName = byName;
  }

  /**
   * Reads the catalogue.
   *
   * @throws IllegalStateException if the jar was built without JMH's annotation processor
   */
  public static Catalogue load() {
    OutputFormat silent = OutputFormatFactory.createFormatInstance(System.err, VerboseMode.SILENT);
    Map<String, List<BenchmarkListEntry>> byClass = new TreeMap<>();
    for (BenchmarkListEntry entry : BenchmarkList.defaultList().getAll(silent, List.of())) {
      byClass.computeIfAbsent(entry.getUserClassQName(), c -> new ArrayList<>()).add(entry);
    }
    Map<String, ExperimentSpec> specs = new TreeMap<>();
    byClass.forEach(
        (className, entries) -> {
          Class<?> type = load(className);
          Experiment meta = type.getAnnotation(Experiment.class);
          if (meta != null) {
            ExperimentSpec spec = spec(type, meta, entries);
            ExperimentSpec other = specs.put(spec.name(), spec);
            if (other != null) {
              throw new IllegalStateException(
                  "two experiments of one name: " + className + " and " + other.className());
            }
          }
        });
    return new Catalogue(specs);
  }

  /** All experiments, by section and name. */
  public List<ExperimentSpec> all() {
    return byName.values().stream()
        .sorted(
            (a, b) -> {
              int bySection = a.meta().section().compareTo(b.meta().section());
              return bySection != 0 ? bySection : a.name().compareTo(b.name());
            })
        .toList();
  }

  /**
   * The experiment of that name.
   *
   * @throws BadInput if there is none, with the nearest name
   */
  public ExperimentSpec find(String name) {
    for (ExperimentSpec spec : byName.values()) {
      if (spec.name().equalsIgnoreCase(name)) {
        return spec;
      }
    }
    throw new BadInput(
        "no experiment '" + name + "'" + Nearest.hint(name, byName.keySet()) + "; see 'list'");
  }

  private static ExperimentSpec spec(
      Class<?> type, Experiment meta, List<BenchmarkListEntry> entries) {
    TreeSet<String> methods = new TreeSet<>();
    Map<String, List<String>> params = new TreeMap<>();
    for (BenchmarkListEntry entry : entries) {
      methods.add(entry.getUsername().substring(entry.getUsername().lastIndexOf('.') + 1));
      entry
          .getParams()
          .orElse(Map.of())
          .forEach((param, values) -> params.put(param, List.of(values)));
    }
    Map<String, ExperimentSpec.Bound> bounds = new LinkedHashMap<>();
    Map<String, List<String>> names = new LinkedHashMap<>();
    Map<String, Map<String, List<String>>> flags = new TreeMap<>();
    for (Field field : paramFields(type)) {
      Bounds b = field.getAnnotation(Bounds.class);
      boolean whole = field.getType() == int.class || field.getType() == long.class;
      if (b != null) {
        bounds.put(field.getName(), new ExperimentSpec.Bound(b.min(), b.max(), whole));
      } else if (whole) {
        bounds.put(field.getName(), new ExperimentSpec.Bound(0, Integer.MAX_VALUE, true));
      }
      if (Flagged.class.isAssignableFrom(field.getType())) {
        flags.put(field.getName(), flags(field.getType()));
      }
      if (field.getType().isEnum()) {
        names.put(
            field.getName(),
            Arrays.stream(field.getType().getEnumConstants())
                .map(constant -> ((Enum<?>) constant).name())
                .toList());
      }
    }
    List<ExperimentSpec.Need> needs =
        Arrays.stream(type.getAnnotationsByType(Needs.class))
            .map(n -> new ExperimentSpec.Need(n.contender(), n.jdk(), n.cpus()))
            .toList();
    return new ExperimentSpec(
        type.getSimpleName(),
        type.getName(),
        meta,
        List.copyOf(methods),
        params,
        names,
        bounds,
        needs,
        flags,
        timing(type, entries));
  }

  /** The flags of each constant of an enum. */
  private static Map<String, List<String>> flags(Class<?> ways) {
    Map<String, List<String>> flags = new TreeMap<>();
    for (Object way : ways.getEnumConstants()) {
      flags.put(((Enum<?>) way).name(), List.copyOf(((Flagged) way).jvmFlags()));
    }
    return flags;
  }

  /** Forks of a cell run equally long, whichever benchmark method they are of. */
  private static ExperimentSpec.Timing timing(Class<?> type, List<BenchmarkListEntry> entries) {
    Set<ExperimentSpec.Timing> all = new LinkedHashSet<>();
    for (BenchmarkListEntry entry : entries) {
      all.add(
          new ExperimentSpec.Timing(
              entry.getMode(),
              entry.getWarmupIterations().orElse(Defaults.WARMUP_ITERATIONS_SINGLESHOT),
              entry.getMeasurementIterations().orElse(Defaults.MEASUREMENT_ITERATIONS_SINGLESHOT)));
    }
    if (all.size() > 1) {
      throw new IllegalStateException(
          type.getSimpleName() + ": its benchmark methods differ in mode or iterations");
    }
    return all.iterator().next();
  }

  /** Parameters stand in the class, its superclasses, or the state classes that it names. */
  private static List<Field> paramFields(Class<?> type) {
    Collection<Class<?>> places = new ArrayList<>();
    for (Class<?> c = type; c != null; c = c.getSuperclass()) {
      places.add(c);
      places.addAll(List.of(c.getDeclaredClasses()));
      for (var method : c.getDeclaredMethods()) {
        places.addAll(List.of(method.getParameterTypes()));
      }
    }
    List<Field> fields = new ArrayList<>();
    for (Class<?> place : places) {
      for (Class<?> c = place; c != null; c = c.getSuperclass()) {
        for (Field field : c.getDeclaredFields()) {
          if (field.isAnnotationPresent(Param.class)) {
            fields.add(field);
          }
        }
      }
    }
    return fields;
  }

  private static Class<?> load(String className) {
    try {
      return Class.forName(className, false, Catalogue.class.getClassLoader());
    } catch (ClassNotFoundException e) {
      throw new IllegalStateException("in JMH's list but not in the jar: " + className, e);
    }
  }
}
