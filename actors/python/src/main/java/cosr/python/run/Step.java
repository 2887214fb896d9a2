package cosr.python.run;

/** A statement that can be executed. It has no state of its own. */
interface Step {
  /** It came to its end. */
  int NORMAL = 0;

  /** It leaves the loop around it. */
  int BREAK = 1;

  /** It goes on with the loop around it. */
  int CONTINUE = 2;

  /** It leaves the function; the frame has the result. */
  int RETURN = 3;

  int run(Frame frame);
}
