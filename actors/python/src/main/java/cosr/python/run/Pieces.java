package cosr.python.run;

import cosr.python.syntax.Expr;
import cosr.python.value.PyStr;
import cosr.python.value.PyValue;
import cosr.python.value.Repr;
import cosr.python.value.Run;
import java.util.List;

/** Formatted strings: texts and values in their formats, one behind the other. */
final class Pieces {
  private interface Piece {
    String eval(Frame frame);
  }

  interface Compile {
    Node node(Unit unit, Expr e);
  }

  private Pieces() {}

  static Node compile(Unit unit, List<Expr.Part> parts, Compile compile) {
    Piece all = joined(unit, parts, compile);
    return f -> PyStr.of(all.eval(f));
  }

  private static Piece joined(Unit unit, List<Expr.Part> parts, Compile compile) {
    Piece[] pieces = new Piece[parts.size()];
    for (int i = 0; i < pieces.length; i++) {
      pieces[i] =
          switch (parts.get(i)) {
            case Expr.Part.Plain p -> f -> p.text();
            case Expr.Part.Field p ->
                field(
                    compile.node(unit, p.value()),
                    p.conversion(),
                    joined(unit, p.format(), compile));
          };
    }
    if (pieces.length == 1) return pieces[0];
    return f -> {
      StringBuilder out = new StringBuilder();
      for (Piece piece : pieces) {
        String text = piece.eval(f);
        Sequences.payText(f.run, text.length());
        out.append(text);
      }
      return out.toString();
    };
  }

  private static Piece field(Node value, char conversion, Piece format) {
    return f -> {
      PyValue v = value.eval(f);
      Run run = f.run;
      if (conversion == 'r') v = PyStr.of(Repr.repr(run, v));
      if (conversion == 's') v = PyStr.of(Repr.str(run, v));
      return Format.format(run, v, format.eval(f));
    };
  }
}
