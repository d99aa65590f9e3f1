package watershed.analysis;

import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.UnaryOperator;

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
      /** Value of the parameter at which the term steps up, if it does ({@link ChangePoint}). */
      JUMP("jump");

      final String word;

      Kind(String word) {
        this.word = word;
      }
    }
  }

  /**
   * Events of a million trials, both counted: {@code perMillion({a lostEntries}, {a puts})}. Always
   * a whole figure, since its interval is that of counts ({@link EventShare}).
   *
   * @param events a sum of counts
   * @param trials a sum of counts
   */
  record Share(Expression events, Expression trials) implements Expression {
    static final String WORD = "perMillion";
    static final double MILLION = 1e6;
  }

  /**
   * A figure that tells only where one thing exceeds another: {@code where({a bytes}, {a l3Bytes},
   * {a misses})}. Always a whole figure.
   *
   * @param condition as it was written: {@code {a bytes} exceeds {a l3Bytes}}
   */
  record Where(Expression more, Expression than, Expression of, String condition)
      implements Expression {
    static final String WORD = "where";
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
    } else if (e instanceof Share share) {
      collect(share.events(), all);
      collect(share.trials(), all);
    } else if (e instanceof Where where) {
      collect(where.more(), all);
      collect(where.than(), all);
      collect(where.of(), all);
    }
  }

  /** Whether it is asked of each contender in turn. */
  default boolean ofEach() {
    return references().stream().anyMatch(r -> r.contender().equals(EACH));
  }

  /** The same of one contender, where it is asked of each. */
  default Expression of(String contender) {
    Expression one =
        map(r -> r.contender().equals(EACH) ? new Reference(contender, r.metric(), r.params()) : r);
    return one instanceof Where w
        ? new Where(
            w.more(),
            w.than(),
            w.of(),
            w.condition().replace("{" + EACH + " ", "{" + contender + " "))
        : one;
  }

  /** The same with other references. */
  default Expression map(UnaryOperator<Reference> f) {
    if (this instanceof Reference r) {
      return f.apply(r);
    }
    if (this instanceof Operation o) {
      return new Operation(o.sign(), o.left().map(f), o.right().map(f));
    }
    if (this instanceof Trend t) {
      return new Trend(t.kind(), t.param(), t.of().map(f));
    }
    if (this instanceof Share s) {
      return new Share(s.events().map(f), s.trials().map(f));
    }
    return this instanceof Where w
        ? new Where(w.more().map(f), w.than().map(f), w.of().map(f), w.condition())
        : this;
  }

  /**
   * Whether a change of level is looked for in it, which is no smooth function of what it is of.
   */
  default boolean jumps() {
    if (this instanceof Operation o) {
      return o.left().jumps() || o.right().jumps();
    }
    if (this instanceof Where w) {
      return w.of().jumps();
    }
    return this instanceof Trend t && (t.kind() == Trend.Kind.JUMP || t.of().jumps());
  }

  /**
   * Whether it holds a difference or a slope, which may be near 0 or below where what was measured
   * is not: it has no use for a logarithm.
   */
  default boolean mayCrossZero() {
    if (this instanceof Operation o) {
      return o.sign() == '-' || o.left().mayCrossZero() || o.right().mayCrossZero();
    }
    return this instanceof Trend t && (t.kind() == Trend.Kind.SLOPE || t.of().mayCrossZero());
  }
}
