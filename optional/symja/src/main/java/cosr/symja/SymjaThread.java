package cosr.symja;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import org.matheclipse.core.basic.Config;
import org.matheclipse.core.eval.ExprEvaluator;
import org.matheclipse.core.interfaces.IExpr;

/** The thread that an evaluator of Symja belongs to. */
final class SymjaThread extends Thread {
  /** Symja logs by a library that complains where it finds nothing to log with. */
  private static final String LOGGING = "log4j2.loggerContextFactory";

  private static final String SIMPLE = "org.apache.logging.log4j.simple.SimpleLoggerContextFactory";

  private record Question(String expression, CompletableFuture<Boolean> answer) {}

  private final LinkedBlockingQueue<Question> questions = new LinkedBlockingQueue<>();
  private final CompletableFuture<Boolean> ready = new CompletableFuture<>();
  private final CompletableFuture<Boolean> ended = new CompletableFuture<>();
  private volatile boolean stopped;

  SymjaThread() {
    super(null, null, "symja", 4L << 20);
    setDaemon(true);
  }

  CompletableFuture<Boolean> ready() {
    return ready;
  }

  CompletableFuture<Boolean> ask(String expression) {
    Question question = new Question(expression, new CompletableFuture<>());
    questions.add(question);
    return question.answer();
  }

  /** Ends the thread after what it does now, and runs an action then. */
  void stopWhenDone(Runnable then) {
    ended.thenRun(then);
    stopped = true;
    interrupt();
  }

  @Override
  public void run() {
    try {
      if (System.getProperty(LOGGING) == null) System.setProperty(LOGGING, SIMPLE);
      Config.FILESYSTEM_ENABLED = false;
      ExprEvaluator evaluator = new ExprEvaluator(true, (short) 10);
      evaluator.getEvalEngine().setQuietMode(true);
      ready.complete(true);
      while (!stopped) {
        Question question = questions.take();
        question.answer().complete(isZero(evaluator, question.expression()));
      }
    } catch (InterruptedException interrupted) {
      stopped = true;
    } catch (Throwable broken) {
      ready.completeExceptionally(broken);
      Question question = questions.poll();
      if (question != null) question.answer().complete(false);
    } finally {
      ended.complete(true);
    }
  }

  /** An evaluation that fails, runs out of stack or memory has shown nothing. */
  private static boolean isZero(ExprEvaluator evaluator, String expression) {
    try {
      IExpr simplified = evaluator.eval("FullSimplify[" + expression + "]");
      return simplified.isInteger() && simplified.isZero();
    } catch (RuntimeException | StackOverflowError | OutOfMemoryError failed) {
      return false;
    } finally {
      evaluator.clearVariables();
    }
  }
}
