package cosr.python;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;

/** CPython as the measure: one process runs all programs, one line each. */
final class Cpython {
  static final Path PYTHON = Path.of("/usr/bin/python3");

  private static final String RUNNER =
      """
      import base64, signal, sys, resource, warnings
      warnings.simplefilter('ignore')
      resource.setrlimit(resource.RLIMIT_AS, (1 << 30, 1 << 30))
      class Late(BaseException): pass
      def late(*_): raise Late()
      signal.signal(signal.SIGALRM, late)
      def text(v):
          t = type(v)
          if t is list: return '[' + ', '.join(map(text, v)) + ']'
          if t is tuple: return '(' + ', '.join(map(text, v)) + (',)' if len(v) == 1 else ')')
          if t is dict: return '{' + ', '.join(text(k) + ': ' + text(x) for k, x in v.items()) + '}'
          if t is set: return '{' + ', '.join(sorted(map(text, v))) + '}' if v else 'set()'
          if t is frozenset:
              return 'frozenset({' + ', '.join(sorted(map(text, v))) + '})' if v else 'frozenset()'
          if t is int: return hex(v) if abs(v) > 1 << 2000 else repr(v)
          return repr(v)
      out = []
      for line in open(sys.argv[1]):
          source, args = [base64.b64decode(p).decode() for p in line.rstrip('\\n').split(' ')]
          try:
              signal.setitimer(signal.ITIMER_REAL, 0.5)
              space = {'__builtins__': __builtins__}
              try:
                  exec(compile(source, 'p', 'exec'), space)
                  value = space['f'](*eval('[' + args + ']'))
                  answer = 'V ' + type(value).__name__ + ' ' + text(value)
              finally:
                  signal.setitimer(signal.ITIMER_REAL, 0)
          except Late:
              answer = 'T'
          except BaseException as e:
              answer = 'E ' + type(e).__name__
          out.append(base64.b64encode(answer.encode('utf-8', 'backslashreplace')).decode())
      open(sys.argv[2], 'w').write('\\n'.join(out) + '\\n')
      """;

  private Cpython() {}

  /**
   * A program and its arguments.
   *
   * @param args literals with commas between them
   */
  record Job(String source, String args) {}

  /**
   * What CPython says of each: {@code V type repr}, {@code E class}, or {@code T} if it is late.
   */
  static List<String> run(List<Job> jobs) {
    try {
      Path folder = Files.createTempDirectory("cpython");
      Path in = folder.resolve("in");
      Path out = folder.resolve("out");
      List<String> lines = new ArrayList<>();
      for (Job job : jobs) lines.add(encoded(job.source()) + " " + encoded(job.args()));
      Files.write(in, lines);
      Process process =
          new ProcessBuilder(
                  PYTHON.toString(), "-I", "-S", "-c", RUNNER, in.toString(), out.toString())
              .redirectErrorStream(true)
              .start();
      String said = new String(process.getInputStream().readAllBytes(), UTF_8);
      if (process.waitFor() != 0) throw new IllegalStateException(said);
      List<String> answers = new ArrayList<>();
      for (String line : Files.readAllLines(out))
        answers.add(new String(Base64.getDecoder().decode(line), UTF_8));
      return answers;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  private static String encoded(String text) {
    return Base64.getEncoder().encodeToString(text.getBytes(UTF_8));
  }
}
