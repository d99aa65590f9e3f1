package watershed.analysis;

import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import watershed.record.BadInput;
import watershed.record.Measurement;

/**
 * Reads a figure's expression by recursive descent:
 *
 * <pre>{@code
 * figure    = plain | "where" "(" sum "," sum "," plain ")"
 * plain     = sum | share
 * share     = "perMillion" "(" sum "," sum ")"
 * sum       = product { ("+" | "-") product }
 * product   = factor { ("*" | "/") factor }
 * factor    = [ "-" ] ( number | "(" sum ")" | reference | trend )
 * trend     = ( "slope" | "jump" ) "(" parameter "," sum ")"
 * reference = "{" contender { metric | parameter "=" value } "}"
 * }</pre>
 */
final class ExpressionParser {
  private static final Pattern BLANKS = Pattern.compile("\\s+");

  /** Characters of what can't be read. */
  private static final int SHOWN = 12;

  private final String text;
  private int at;

  ExpressionParser(String text) {
    this.text = text;
  }

  Expression whole() {
    Expression all = starts(Expression.Where.WORD) ? where() : shareOrSum();
    skipBlanks();
    if (at < text.length()) {
      throw wrong("an operator or the end");
    }
    return all;
  }

  /** Whether a call of that name comes next. */
  private boolean starts(String word) {
    skipBlanks();
    return text.startsWith(word + "(", at);
  }

  private Expression where() {
    word();
    take('(');
    int more = at;
    Expression larger = sum();
    int comma = at;
    take(',');
    Expression smaller = sum();
    String condition =
        text.substring(more, comma).strip() + " exceeds " + text.substring(comma + 1, at).strip();
    take(',');
    Expression of = shareOrSum();
    take(')');
    return new Expression.Where(larger, smaller, of, condition);
  }

  private Expression shareOrSum() {
    if (!starts(Expression.Share.WORD)) {
      return sum();
    }
    int from = at;
    String word = word();
    take('(');
    Expression events = measured(from, word);
    take(',');
    Expression trials = measured(from, word);
    take(')');
    return new Expression.Share(events, trials);
  }

  private Expression measured(int from, String within) {
    Expression of = sum();
    if (of.references().isEmpty()) {
      at = from;
      throw wrong("something measured within " + within);
    }
    return of;
  }

  private Expression sum() {
    Expression left = product();
    while (true) {
      char sign = next();
      if (sign != '+' && sign != '-') {
        return left;
      }
      at++;
      left = new Expression.Operation(sign, left, product());
    }
  }

  private Expression product() {
    Expression left = factor();
    while (true) {
      char sign = next();
      if (sign != '*' && sign != '/') {
        return left;
      }
      at++;
      left = new Expression.Operation(sign, left, factor());
    }
  }

  private Expression factor() {
    char first = next();
    if (first == '-') {
      at++;
      return new Expression.Operation('-', new Expression.Constant(0), factor());
    }
    if (first == '(') {
      at++;
      Expression inner = sum();
      take(')');
      return inner;
    }
    if (first == '{') {
      return reference();
    }
    if (Character.isDigit(first) || first == '.') {
      return number();
    }
    if (Character.isLetter(first)) {
      return trend();
    }
    throw wrong("a number, '(', '{', slope or jump");
  }

  private Expression number() {
    int from = at;
    while (at < text.length() && isOfNumber(from)) {
      at++;
    }
    try {
      return new Expression.Constant(Double.parseDouble(text.substring(from, at)));
    } catch (NumberFormatException e) {
      at = from;
      throw new BadInput(message("a number"), e);
    }
  }

  /** Digits, a point, an exponent with its sign. */
  private boolean isOfNumber(int from) {
    char c = text.charAt(at);
    boolean signed = at > from && "eE".indexOf(text.charAt(at - 1)) >= 0;
    return Character.isDigit(c) || ".eE".indexOf(c) >= 0 || (signed && "+-".indexOf(c) >= 0);
  }

  private Expression trend() {
    int from = at;
    String word = word();
    for (Expression.Trend.Kind kind : Expression.Trend.Kind.values()) {
      if (kind.word.equals(word)) {
        take('(');
        skipBlanks();
        String param = word();
        if (param.isEmpty()) {
          throw wrong("a parameter");
        }
        take(',');
        Expression of = measured(from, word);
        take(')');
        return new Expression.Trend(kind, param, of);
      }
    }
    at = from;
    throw wrong("slope or jump");
  }

  private String word() {
    int from = at;
    while (at < text.length() && Character.isLetterOrDigit(text.charAt(at))) {
      at++;
    }
    return text.substring(from, at);
  }

  private Expression reference() {
    int open = at;
    int close = text.indexOf('}', open);
    if (close < 0) {
      throw wrong("a '}' after this '{'");
    }
    String[] words = BLANKS.split(text.substring(open + 1, close).strip());
    if (words[0].isEmpty() || words[0].indexOf('=') >= 0) {
      throw wrong("a contender, first after this '{'");
    }
    @Nullable String metric = null;
    Map<String, String> params = new TreeMap<>();
    for (int i = 1; i < words.length; i++) {
      int equals = words[i].indexOf('=');
      if (equals < 0) {
        if (metric != null) {
          throw wrong("one metric in these braces, not both " + metric + " and " + words[i]);
        }
        metric = words[i];
      } else if (equals == 0 || equals == words[i].length() - 1) {
        throw wrong("parameter=value in these braces, not " + words[i]);
      } else if (params.put(words[i].substring(0, equals), words[i].substring(equals + 1))
          != null) {
        throw wrong("each parameter once in these braces: " + words[i]);
      }
    }
    at = close + 1;
    return new Expression.Reference(
        words[0], metric == null ? Measurement.PRIMARY : metric, new TreeMap<>(params));
  }

  /** The next character that is not blank; 0 at the end. */
  private char next() {
    skipBlanks();
    return at < text.length() ? text.charAt(at) : 0;
  }

  private void take(char wanted) {
    if (next() != wanted) {
      throw wrong("'" + wanted + "'");
    }
    at++;
  }

  private void skipBlanks() {
    while (at < text.length() && Character.isWhitespace(text.charAt(at))) {
      at++;
    }
  }

  private BadInput wrong(String expected) {
    return new BadInput(message(expected));
  }

  private String message(String expected) {
    int end = Math.min(text.length(), at + SHOWN);
    String found = at < end ? "'" + text.substring(at, end) + "'" : "the end";
    String where = "the figure '" + text + "' can't be read at position " + (at + 1);
    return where + ": expected " + expected + ", found " + found;
  }
}
