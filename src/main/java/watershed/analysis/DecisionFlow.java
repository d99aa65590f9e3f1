package watershed.analysis;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import watershed.record.Axis;

/**
 * The rows of a decision table as questions that lead to a design: JDK, threads, keys, other
 * parameters, and the axis last. Branches of one answer are one branch, and a question is left out
 * where every measured value gives the same answer. Along the axis a design is kept for as long as
 * it will do, so that the stretches in which two are not told apart take no branch of their own.
 *
 * @param experiment that it speaks of
 * @param axis that it ends in
 * @param measured what it holds for, by question, in the order in which they are asked: no branch
 *     says anything of other values
 * @param root first question, or the only answer
 */
public record DecisionFlow(
    String experiment, Axis axis, Map<String, List<String>> measured, Node root) {
  /** A place in the flow. */
  public sealed interface Node permits Question, Leaf {}

  /**
   * A question.
   *
   * @param asks name of a parameter, {@code threads} or {@code JDK}
   * @param branches answers, in order
   */
  public record Question(String asks, List<Branch> branches) implements Node {}

  /**
   * An answer to a question.
   *
   * @param when it is one of these
   * @param then where to go on
   */
  public record Branch(List<String> when, Node then) {}

  /**
   * The end.
   *
   * @param designs any of which will do; where not settled, those that may be best
   * @param settled whether that is certain enough
   */
  public record Leaf(List<String> designs, boolean settled) implements Node {}

  private static final String JDK = "JDK";

  /** Numbers by size, whatever stands behind them. */
  private static final Comparator<String> ORDER =
      Comparator.comparing(DecisionFlow::firstWord, CellOrder.VALUES)
          .thenComparing(Comparator.naturalOrder());

  /** One slice on one JDK: its place before the axis, and its rows. */
  private record Lane(Map<String, String> path, List<Decision> rows) {
    String at(String level) {
      return path.getOrDefault(level, "none");
    }
  }

  private static String firstWord(String value) {
    int blank = value.indexOf(' ');
    return blank < 0 ? value : value.substring(0, blank);
  }

  /** One flow for each experiment and axis of a table. */
  public static List<DecisionFlow> of(DecisionTable table) {
    record Key(String experiment, Axis axis) {}
    record Place(Key key, Map<String, String> path) {}
    Map<Place, List<Decision>> places = new LinkedHashMap<>();
    for (Decision row : table.rows()) {
      Key key = new Key(row.slice().experiment(), row.slice().axis());
      places.computeIfAbsent(new Place(key, path(row)), k -> new ArrayList<>()).add(row);
    }
    Map<Key, List<Lane>> lanes = new LinkedHashMap<>();
    places.forEach(
        (place, rows) ->
            lanes
                .computeIfAbsent(place.key, k -> new ArrayList<>())
                .add(new Lane(place.path, rows)));
    List<DecisionFlow> flows = new ArrayList<>();
    lanes.forEach((key, of) -> flows.add(flow(key.experiment, key.axis, of)));
    return flows;
  }

  /** Question by answer, in the order in which questions are asked. */
  private static Map<String, String> path(Decision row) {
    Map<String, String> path = new LinkedHashMap<>();
    Map<String, String> params = new TreeMap<>(row.slice().params());
    path.put(JDK, row.jdk());
    if (row.slice().axis() != Axis.THREADS) {
      String crowd = row.oversubscribed() ? " (oversubscribed)" : "";
      path.put(Axis.THREADS.label(), row.slice().threads() + crowd);
    }
    String keys = params.remove(Axis.KEYS.label());
    if (keys != null) {
      path.put(Axis.KEYS.label(), keys);
    }
    String writes = params.remove(Axis.WRITES.label());
    path.putAll(params);
    if (writes != null) {
      path.put(Axis.WRITES.label(), writes + " %");
    }
    return path;
  }

  private static DecisionFlow flow(String experiment, Axis axis, List<Lane> lanes) {
    Map<String, SortedSet<String>> levels = new LinkedHashMap<>();
    for (Lane lane : lanes) {
      lane.path.keySet().forEach(level -> levels.put(level, new TreeSet<>(ORDER)));
    }
    levels.forEach((level, values) -> lanes.forEach(lane -> values.add(lane.at(level))));
    List<String> extents =
        lanes.stream().map(lane -> FlowStretch.extent(axis, lane.rows)).distinct().toList();
    Map<String, List<String>> measured = new LinkedHashMap<>();
    levels.forEach((level, values) -> measured.put(level, List.copyOf(values)));
    measured.put(axis.label(), extents);
    Node root = node(axis, List.copyOf(levels.keySet()), levels, extents.size() == 1, lanes);
    return new DecisionFlow(experiment, axis, measured, root);
  }

  private static Node node(
      Axis axis,
      List<String> levels,
      Map<String, SortedSet<String>> values,
      boolean sameExtent,
      List<Lane> lanes) {
    if (levels.isEmpty()) {
      return along(axis, lanes.get(0).rows, sameExtent);
    }
    String level = levels.get(0);
    SortedSet<String> all = Objects.requireNonNull(values.get(level));
    Map<Node, List<String>> branches = new LinkedHashMap<>();
    int here = 0;
    for (String value : all) {
      List<Lane> below = lanes.stream().filter(lane -> lane.at(level).equals(value)).toList();
      if (!below.isEmpty()) {
        here++;
        Node then = node(axis, levels.subList(1, levels.size()), values, sameExtent, below);
        branches.computeIfAbsent(then, k -> new ArrayList<>()).add(value);
      }
    }
    return asked(level, branches, here == all.size());
  }

  /** The last question. */
  private static Node along(Axis axis, List<Decision> rows, boolean sameExtent) {
    Map<Node, List<String>> branches = new LinkedHashMap<>();
    for (FlowStretch stretch : FlowStretch.of(axis, rows)) {
      Leaf leaf = new Leaf(List.copyOf(stretch.designs()), stretch.settled());
      branches.computeIfAbsent(leaf, k -> new ArrayList<>()).add(stretch.label());
    }
    return asked(axis.label(), branches, sameExtent);
  }

  /**
   * A question, or its only answer: but not where a value was measured elsewhere and not here,
   * which must not seem to be answered for.
   */
  private static Node asked(String asks, Map<Node, List<String>> branches, boolean everyValue) {
    if (branches.size() == 1 && everyValue) {
      return branches.keySet().iterator().next();
    }
    List<Branch> list = new ArrayList<>();
    branches.forEach((then, when) -> list.add(new Branch(List.copyOf(when), then)));
    return new Question(asks, List.copyOf(list));
  }
}
