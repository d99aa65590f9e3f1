package watershed.experiments;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;
import watershed.probes.Footprint;
import watershed.probes.LayoutMode;
import watershed.probes.ObjectLayout;
import watershed.subjects.LayoutSubjects;

/**
 * The child process of {@code layout}: it must run on the JDK and with the flags whose layouts are
 * asked for. Not an experiment: nothing is timed.
 */
public final class LayoutProbe {
  /** Begins the one line of the output that holds the answer; JOL prints others. */
  public static final String ANSWER = "layouts=";

  private LayoutProbe() {}

  /**
   * Prints one JSON array: an object of {@code subject}, {@code mode} and {@code layout} for each
   * class that each subject is made of, in each mode.
   *
   * @param args comma-separated names of modes, then names of subjects
   */
  public static void main(String[] args) {
    var all = LayoutSubjects.of(Runtime.version().feature());
    List<Map<String, Object>> answer = new ArrayList<>();
    for (int i = 1; i < args.length; i++) {
      Supplier<? extends @Nullable Object> maker = all.get(args[i]);
      if (maker == null) {
        throw new Unavailable(args[i] + " is not to be had on JDK " + Runtime.version().feature());
      }
      List<Object> parts = Footprint.partsOf(maker.get(), maker.get());
      for (String name : args[0].split(",", -1)) {
        LayoutMode mode = LayoutMode.of(name).orElseThrow();
        for (Object part : parts) {
          Map<String, Object> one = new LinkedHashMap<>();
          one.put("subject", args[i]);
          one.put("mode", name);
          one.put("layout", ObjectLayout.of(part, mode));
          answer.add(one);
        }
      }
    }
    System.out.println(ANSWER + new JsonMapper().writeValueAsString(answer));
  }

  /**
   * Names of all subjects that a JDK has.
   *
   * @param feature its feature release
   */
  public static List<String> subjects(int feature) {
    return List.copyOf(LayoutSubjects.of(feature).keySet());
  }
}
