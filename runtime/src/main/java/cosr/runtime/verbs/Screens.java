package cosr.runtime.verbs;

import cosr.runtime.cli.Console;
import cosr.runtime.cli.Interrupts;
import cosr.runtime.screen.Ink;
import cosr.runtime.screen.RunScreen;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;

/** The screen of a run on a console; follows the terminal's size. Not thread-safe. */
final class Screens {
  private final Console console;
  private final RunScreen screen;
  private final AtomicBoolean resized = new AtomicBoolean();

  private Screens(Console console, RunScreen screen) {
    this.console = console;
    this.screen = screen;
  }

  /**
   * A live table on a terminal, else lines.
   *
   * @param silent shows nothing
   */
  static Screens of(Console console, boolean silent) {
    Consumer<String> write =
        text -> {
          console.out().print(text);
          console.out().flush();
        };
    if (silent) return new Screens(console, RunScreen.lines(text -> {}));
    if (!console.terminal()) return new Screens(console, RunScreen.lines(write));
    Ink ink = Ink.of(console.color());
    return new Screens(console, RunScreen.live(ink, console.width(), console.height(), write));
  }

  RunScreen screen() {
    return screen;
  }

  /** From here on the terminal's size is known. */
  void followSize() {
    if (console.terminal()) Interrupts.onResize(() -> resized.set(true));
  }

  /** Draws the screen anew where the terminal has another size; called again and again. */
  void fit() {
    if (!resized.getAndSet(false)) return;
    Console now = console.measured();
    screen.resize(now.width(), now.height());
  }
}
