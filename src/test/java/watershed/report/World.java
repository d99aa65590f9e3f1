package watershed.report;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * What forks of a machine see if a claim is right, and if it is wrong, in the words of the machine
 * and not of the claim's expression.
 *
 * <p>Each line is what one contender's forks see in one cell: {@code HASH_MAP n=100000: bytes=64},
 * parameters not named being those of the experiment, {@code threads} 1; {@code score} is the
 * benchmark's own.
 *
 * @param claim its identifier
 * @param always what is seen whether it is right or not
 * @param rights what else is seen in each world where it is right; at least one
 * @param wrongs the same where it is wrong; the first has the cells of the first where it is right
 * @param irrefutable why nothing can refute it; empty where that can be
 * @param counted a metric without which it can't be measured, be everything else there; empty where
 *     all are alike
 */
record World(
    String claim,
    List<String> always,
    List<List<String>> rights,
    List<List<String>> wrongs,
    String irrefutable,
    String counted) {
  World {
    always = List.copyOf(always);
    rights = List.copyOf(rights);
    wrongs = List.copyOf(wrongs);
  }

  static World of(String claim) {
    return new World(claim, List.of(), List.of(), List.of(), "", "");
  }

  /** What is seen in all worlds. */
  World always(String... lines) {
    return new World(claim, List.of(lines), rights, wrongs, irrefutable, counted);
  }

  /** One more world where it is right. */
  World right(String... lines) {
    return new World(claim, always, with(rights, lines), wrongs, irrefutable, counted);
  }

  /** One more world where it is wrong. */
  World wrong(String... lines) {
    return new World(claim, always, rights, with(wrongs, lines), irrefutable, counted);
  }

  World irrefutable(String why) {
    return new World(claim, always, rights, wrongs, why, counted);
  }

  World counted(String metric) {
    return new World(claim, always, rights, wrongs, irrefutable, metric);
  }

  private static List<List<String>> with(List<List<String>> worlds, String... lines) {
    List<List<String>> all = new ArrayList<>(worlds);
    all.add(List.of(lines));
    return all;
  }

  /** All that is seen in a world where it is right, by its number. */
  List<String> right(int number) {
    return Stream.concat(always.stream(), rights.get(number).stream()).toList();
  }

  /** All that is seen in a world where it is wrong, by its number. */
  List<String> wrong(int number) {
    return Stream.concat(always.stream(), wrongs.get(number).stream()).toList();
  }
}
