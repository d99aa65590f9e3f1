package watershed.lab;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What the kernel tells in files, read under one root: {@code /}, or in a test a folder with files
 * planted in it.
 *
 * @param root the folder that stands for {@code /}
 */
record SystemFiles(Path root) {
  /**
   * One file's content, or why there is none.
   *
   * @param path absolute path as the kernel names it
   * @param text content without surrounding blanks, null where it could not be read
   * @param why empty where there is a text
   */
  record Reading(String path, @Nullable String text, String why) {
    Optional<String> value() {
      return Optional.ofNullable(text);
    }

    /** One clause for a reader: which file, and what stands in the way. */
    String unreadable() {
      return "not readable here: " + path + " (" + why + ")";
    }
  }

  /**
   * Reads a small text file.
   *
   * @param path absolute, such as {@code /proc/stat}
   */
  Reading read(String path) {
    try {
      return new Reading(path, Files.readString(under(path)).strip(), "");
    } catch (NoSuchFileException e) {
      return new Reading(path, null, "no such file");
    } catch (AccessDeniedException e) {
      return new Reading(path, null, "permission denied");
    } catch (IOException e) {
      String message = e.getMessage();
      return new Reading(path, null, message == null ? e.toString() : message);
    }
  }

  boolean exists(String path) {
    return Files.exists(under(path));
  }

  /**
   * Names in a folder that match a regular expression, those with the shortest names first so that
   * {@code cpu2} precedes {@code cpu10}; empty where there is no such folder.
   */
  List<String> names(String folder, String regex) {
    try (Stream<Path> all = Files.list(under(folder))) {
      return all.map(child -> String.valueOf(child.getFileName()))
          .filter(name -> name.matches(regex))
          .sorted(
              (a, b) ->
                  a.length() == b.length()
                      ? a.compareTo(b)
                      : Integer.compare(a.length(), b.length()))
          .toList();
    } catch (IOException absent) {
      // The kernel leaves out the folders of what the machine lacks; the caller says what that
      // means.
      return List.of();
    }
  }

  /**
   * The CPUs of a kernel list.
   *
   * @param list such as {@code 0-3,8}; may be empty
   * @throws NumberFormatException if it is no such list
   */
  static TreeSet<Integer> cpuList(String list) {
    TreeSet<Integer> cpus = new TreeSet<>();
    for (String part : list.strip().split(",", -1)) {
      if (part.isBlank()) {
        continue;
      }
      int dash = part.indexOf('-');
      int first = Integer.parseInt(dash < 0 ? part.strip() : part.substring(0, dash).strip());
      int last = dash < 0 ? first : Integer.parseInt(part.substring(dash + 1).strip());
      for (int cpu = first; cpu <= last; cpu++) {
        cpus.add(cpu);
      }
    }
    return cpus;
  }

  private Path under(String path) {
    return root.resolve(path.substring(1));
  }
}
