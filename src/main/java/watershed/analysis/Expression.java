package watershed.analysis;

import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The number of a claim's figure, as it is written in {@code of} of the annotation {@code Figure}:
 * arithmetic over what was measured.
 */
sealed interface Expression {
  /** What stands for each contender in turn. */
  String EACH = "*";

  /** A number. */
  record Constant(double value) implements Expression {}

  /**
   * What was measured of a contender in a cell, {@code {HASH_MAP retainedBytes removed=99}}.
   *
   * @param contender its name, or {@link #EACH}
   * @param metric as {@link watershed.record.Measurement#metric()}
   * @param params those that are named; {@code threads} may be among them
   */
  record Reference(String contender, String metric, SortedMap<String, String> params)
      implements Expression {
    public Reference {
      params = Collections.unmodifiableSortedMap(new TreeMap<>(params));
    }
  }

  /**
   * Two terms.
   *
   * @param sign one of {@code + - * /}
   */
  record Operation(char sign, Expression left, Expression right) implements Expression {
    double of(double x, double y) {
      return switch (sign) {
        case '+' -> x + y;
        case '-' -> x - y;
        case '*' -> x * y;
        default -> x / y;
      };
    }

    boolean isRatio() {
      return sign == '/';
    }
  }

  /** What a term does along a parameter: {@code slope(entries, {G1 pauseMicros})}. */
  record Trend(Kind kind, String param, Expression of) implements Expression {
    /** What is read of it. */
    enum Kind {
      /** Of the least-squares line, per unit of the parameter. */
      SLOPE("slope"),
      /** Value of the parameter at which the term's logarithm changes level most. */
      JUMP("jump");

      final String word;

      Kind(String word) {
        this.word = word;
      }
    }
  }

  /**
   * Reads an expression.
   *
   * @throws watershed.record.BadInput if it is none; says where it goes wrong
   */
  static Expression parse(String text) {
    return new ExpressionParser(text).whole();
  }

  /** Everything measured that it refers to, each once, in order. */
  default Set<Reference> references() {
    Set<Reference> all = new LinkedHashSet<>();
    collect(this, all);
    return all;
  }

  private static void collect(Expression e, Set<Reference> all) {
    if (e instanceof Reference reference) {
      all.add(reference);
    } else if (e instanceof Operation operation) {
      collect(operation.left(), all);
      collect(operation.right(), all);
    } else if (e instanceof Trend trend) {
      collect(trend.of(), all);
    }
  }

  /** Whether it is asked of each contender in turn. */
  default boolean ofEach() {
    return references().stream().anyMatch(r -> r.contender().equals(EACH));
  }

  /** The same of one contender, where it is asked of each. */
  default Expression of(String contender) {
    if (this instanceof Reference r) {
      return r.contender().equals(EACH) ? new Reference(contender, r.metric(), r.params()) : r;
    }
    if (this instanceof Operation o) {
      return new Operation(o.sign(), o.left().of(contender), o.right().of(contender));
    }
    return this instanceof Trend t ? new Trend(t.kind(), t.param(), t.of().of(contender)) : this;
  }

  /**
   * Whether a change of level is looked for in it, which is no smooth function of what it is of.
   */
  default boolean jumps() {
    if (this instanceof Operation o) {
      return o.left().jumps() || o.right().jumps();
    }
    return this instanceof Trend t && (t.kind() == Trend.Kind.JUMP || t.of().jumps());
  }
}
