package watershed.record;

import java.util.List;

/**
 * How JMH measured a result, as far as its file tells; texts are empty where it does not.
 *
 * @param jmh version of JMH
 * @param jdk {@code java.version} of the forks
 * @param vm name and version of their virtual machine
 * @param jvmArgs their flags
 * @param warmup such as {@code 10 x 100 ms}
 * @param measurement such as {@code 5 x 1 s}
 * @param batch calls per operation; 1 unless the benchmark says otherwise
 */
public record JmhSetting(
    String jmh,
    String jdk,
    String vm,
    List<String> jvmArgs,
    String warmup,
    String measurement,
    int batch) {
  public JmhSetting {
    jvmArgs = List.copyOf(jvmArgs);
  }
}
