package watershed.analysis.diff;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.simple.RandomSource;

/** Damages JSON: bytes flipped, the end cut off, pieces swapped, doubled, lost or replaced. */
public final class Mutations {
  /** Pieces of JSON: a text, a number, a word or a sign. */
  private static final Pattern TOKEN =
      Pattern.compile("\"(?:[^\"\\\\]|\\\\.)*\"|-?[0-9][0-9.eE+-]*|[a-z]+|[\\[\\]{}:,]");

  private static final List<String> STRANGE =
      List.of(
          "null",
          "true",
          "{}",
          "[]",
          "\"\"",
          "\"NaN\"",
          "\"+INF\"",
          "\"-INF\"",
          "NaN",
          "-1",
          "0",
          "1e999",
          "-0.0",
          "5e-324",
          "9".repeat(400),
          "\"\\u0000\\u001b[2J\\n\"",
          "\"thrpt\"",
          "1.5",
          "\"ops/us\"",
          "[[]]",
          "[[[1,2]]]",
          "\"primary\"",
          "\"\\ud800\"");

  private final UniformRandomProvider random;

  public Mutations(long seed) {
    this.random = RandomSource.XO_RO_SHI_RO_128_PP.create(seed);
  }

  /** The text with one mutation, as bytes. */
  public byte[] of(String original) {
    int ways = 6;
    return switch (random.nextInt(ways)) {
      case 0 -> flipped(original.getBytes(StandardCharsets.UTF_8));
      case 1 -> {
        byte[] bytes = original.getBytes(StandardCharsets.UTF_8);
        yield Arrays.copyOf(bytes, random.nextInt(bytes.length));
      }
      case 2 -> tokens(original, true);
      default -> tokens(original, false);
    };
  }

  /** One to three bytes take another value. */
  private byte[] flipped(byte[] bytes) {
    int flips = 1 + random.nextInt(3);
    for (int i = 0; i < flips; i++) {
      bytes[random.nextInt(bytes.length)] = (byte) random.nextInt(256);
    }
    return bytes;
  }

  /** Two tokens change places, or one is replaced, doubled or lost. */
  private byte[] tokens(String original, boolean swap) {
    List<String> tokens = new ArrayList<>();
    Matcher matcher = TOKEN.matcher(original);
    while (matcher.find()) {
      tokens.add(matcher.group());
    }
    int one = random.nextInt(tokens.size());
    if (swap) {
      int other = random.nextInt(tokens.size());
      String kept = tokens.get(one);
      tokens.set(one, tokens.get(other));
      tokens.set(other, kept);
    } else {
      switch (random.nextInt(4)) {
        case 0 -> tokens.remove(one);
        case 1 -> tokens.add(one, tokens.get(one));
        default -> tokens.set(one, STRANGE.get(random.nextInt(STRANGE.size())));
      }
    }
    return String.join("", tokens).getBytes(StandardCharsets.UTF_8);
  }
}
