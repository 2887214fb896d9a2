package cosr.runtime.verify;

import cosr.config.Settings;
import cosr.config.UserError;
import cosr.protocol.Check;
import cosr.protocol.Outcome;
import cosr.protocol.Verdict;
import cosr.runtime.cli.Console;
import cosr.runtime.cli.Exit;
import cosr.runtime.cli.Json;
import cosr.runtime.cli.Verbs.VerifyLinesRequest;
import cosr.runtime.cli.Verbs.VerifyRequest;
import cosr.runtime.screen.Ink;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.concurrent.CompletableFuture;

/** The verb verify. */
public final class Verifying {
  /** Problems that are in the pool at once, so that a long file takes no more memory. */
  private static final int WINDOW = 256;

  private Verifying() {}

  /** Decides one answer; a task that is none is a mistake of the user. */
  public static int one(VerifyRequest request, Console console, InputStream in) {
    Decider kind = Decider.named(request.kind());
    String place = request.task().toString();
    Check check = Problem.check(place, kind, read(request.task()));
    String written =
        request
            .answer()
            .map(Verifying::read)
            .orElseGet(() -> text("the standard input", bytes(in)));
    Problem problem = Problem.of("", kind, check, written);
    try (Pool pool = new Pool(verification(request.settings().settings()), 1)) {
      requireSandbox(pool, place, problem);
      Verdict verdict = pool.verdict("1", problem).join();
      if (verdict.outcome() instanceof Outcome.BadTask bad)
        throw new UserError(
            "%s: no task of the kind %s: %s"
                .formatted(
                    place,
                    kind.label(),
                    verdict.advisories().isEmpty() ? bad.code() : verdict.advisories().getFirst()));
      Decided decided = new Decided(problem, verdict);
      if (request.json()) console.line(Json.of(decided.json()));
      else decided.lines(Ink.of(console.color())).forEach(console::line);
    }
    return Exit.OK;
  }

  /** A line that is no problem is complained of, and the next one is read. */
  public static int lines(VerifyLinesRequest request, Console console, InputStream in) {
    boolean input = request.file().equals("-");
    String name = input ? "standard input" : request.file();
    Printer printer = new Printer(console);
    try (Pool pool = new Pool(verification(request.settings().settings()), WINDOW);
        BufferedReader lines = input ? reader(in) : reader(open(Path.of(request.file())))) {
      long number = 0;
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        number++;
        if (line.isBlank()) continue;
        String place = name + ":" + number;
        try {
          Problem problem = Problem.line(place, line);
          requireSandbox(pool, place, problem);
          printer.add(new Pending(problem, pool.verdict(place, problem)));
        } catch (UserError e) {
          printer.complain(e);
        }
      }
      printer.finish();
    } catch (CharacterCodingException e) {
      throw new UserError(name + " is not UTF-8", e);
    } catch (IOException e) {
      throw new UserError(name + " cannot be read: " + e.getMessage(), e);
    }
    return printer.status;
  }

  /** A program of others is never run unprotected. */
  private static void requireSandbox(Pool pool, String place, Problem problem) {
    if (!problem.kind().isolated()) return;
    pool.refusal()
        .ifPresent(
            why -> {
              throw new UserError(
                  "%s: the kind %s needs a sandbox, and there is none here: %s"
                      .formatted(place, problem.kind().label(), why));
            });
  }

  private record Pending(Problem problem, CompletableFuture<Verdict> verdict) {}

  /** Prints verdicts in the order of their problems. */
  private static final class Printer {
    private final Console console;
    private final ArrayDeque<Pending> pending = new ArrayDeque<>();
    private int status = Exit.OK;

    Printer(Console console) {
      this.console = console;
    }

    void add(Pending next) {
      pending.add(next);
      while (!pending.isEmpty()
          && (pending.size() >= WINDOW || pending.getFirst().verdict().isDone())) print();
    }

    void complain(UserError e) {
      console.err().println("cosr: " + e.getMessage());
      status = Exit.BAD_INPUT;
    }

    void finish() {
      while (!pending.isEmpty()) print();
    }

    private void print() {
      Pending first = pending.removeFirst();
      console.line(Json.line(new Decided(first.problem(), first.verdict().join()).json()));
    }
  }

  private static Settings.Verification verification(Settings settings) {
    return settings.verification();
  }

  private static BufferedReader reader(InputStream in) {
    return new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8.newDecoder()));
  }

  private static InputStream open(Path file) {
    try {
      return Files.newInputStream(file);
    } catch (IOException e) {
      throw unread(file, e);
    }
  }

  private static String read(Path file) {
    try {
      return text(file.toString(), Files.readAllBytes(file));
    } catch (IOException e) {
      throw unread(file, e);
    }
  }

  private static UserError unread(Path file, IOException e) {
    String why =
        e instanceof NoSuchFileException ? "there is no such file" : String.valueOf(e.getMessage());
    return new UserError(file + ": " + why, e);
  }

  private static byte[] bytes(InputStream in) {
    try {
      return in.readAllBytes();
    } catch (IOException e) {
      throw new UserError("the standard input cannot be read: " + e.getMessage(), e);
    }
  }

  private static String text(String name, byte[] bytes) {
    try {
      return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
    } catch (CharacterCodingException e) {
      throw new UserError(name + " is not UTF-8", e);
    }
  }
}
