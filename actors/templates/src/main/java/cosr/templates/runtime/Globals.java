package cosr.templates.runtime;

import cosr.templates.value.Arguments;
import cosr.templates.value.Iteration;
import cosr.templates.value.PyCallable;
import cosr.templates.value.PyDict;
import cosr.templates.value.PyException;
import cosr.templates.value.PyNone;
import cosr.templates.value.PyObject;
import cosr.templates.value.PyRange;
import cosr.templates.value.Repr;
import cosr.templates.value.Types;
import java.math.BigInteger;
import java.time.LocalDateTime;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The functions that every template has. */
final class Globals {
  /** The functions that are not refused when they are called. */
  static final Set<String> NAMES =
      Set.of("range", "dict", "namespace", "cycler", "joiner", "raise_exception", "strftime_now");

  private Globals() {}

  static Map<String, Object> of(LocalDateTime now) {
    Map<String, Object> globals = new HashMap<>();
    put(globals, "range", Globals::range);
    globals.put("dict", new Dict());
    put(globals, "namespace", Namespace::new);
    put(globals, "cycler", Cycler::new);
    put(globals, "joiner", Joiner::new);
    put(globals, "raise_exception", Globals::raise);
    Signature format = Signature.of("strftime_now", 1, "format");
    put(
        globals,
        "strftime_now",
        arguments -> {
          Object text = ListFilters.some(format.bind(arguments)[0]);
          return Strftime.format(now, Plain.text(text, "strftime() argument 1 must be str, not "));
        });
    put(
        globals,
        "lipsum",
        arguments -> {
          throw PyException.unsupported("the function 'lipsum' is not supported");
        });
    return globals;
  }

  private static void put(Map<String, Object> globals, String name, PyCallable function) {
    globals.put(name, function);
  }

  private static Object range(Arguments arguments) {
    Plain.between("range", arguments, 1, 3);
    for (Object argument : arguments.positional()) {
      Types.index(argument);
    }
    BigInteger first = Types.integer(arguments.get(0));
    if (arguments.size() == 1) {
      return new PyRange(BigInteger.ZERO, first, BigInteger.ONE);
    }
    Object step = arguments.orNull(2);
    return new PyRange(
        first,
        Types.integer(arguments.get(1)),
        step == null ? BigInteger.ONE : Types.integer(step));
  }

  private static Object raise(Arguments arguments) {
    Object message = Signature.of("raise_exception", 1, "message").bind(arguments)[0];
    throw new PyException("TemplateError", Repr.str(ListFilters.some(message)));
  }

  /** The function dict, of which fromkeys is the one attribute. */
  static final class Dict implements PyObject, PyCallable {
    @Override
    public Object call(Arguments arguments) {
      return Namespace.dict(arguments);
    }

    @Override
    public String qualifiedName() {
      return "transformers.utils.chat_template_utils.TemplateDict";
    }

    @Override
    public @Nullable Object attribute(String name) {
      return name.equals("fromkeys")
          ? new Bound(this, name, (self, arguments) -> fromKeys(arguments))
          : null;
    }

    static Object fromKeys(Arguments arguments) {
      Plain.between("fromkeys", arguments, 1, 2);
      Object value = arguments.orNull(1);
      PyDict dict = new PyDict();
      for (Object key : Iteration.list(arguments.get(0))) {
        dict.put(key, value == null ? PyNone.NONE : value);
      }
      return dict;
    }

    @Override
    public String text() {
      return "<TemplateDict object>";
    }
  }

  /** What cycler() makes. */
  static final class Cycler implements PyObject {
    private final List<Object> items;
    private int position;

    Cycler(Arguments arguments) {
      if (arguments.size() == 0) {
        throw new PyException("RuntimeError", "at least one item has to be provided");
      }
      this.items = arguments.positional();
    }

    @Override
    public String qualifiedName() {
      return "jinja2.utils.Cycler";
    }

    @Override
    public @Nullable Object attribute(String name) {
      return switch (name) {
        case "current" -> items.get(position);
        case "next" -> new Bound(this, name, (self, arguments) -> next());
        case "reset" ->
            new Bound(
                this,
                name,
                (self, arguments) -> {
                  position = 0;
                  return PyNone.NONE;
                });
        case "pos" -> BigInteger.valueOf(position);
        default -> null;
      };
    }

    private Object next() {
      Object current = items.get(position);
      position = (position + 1) % items.size();
      return current;
    }

    @Override
    public String text() {
      return "<jinja2.utils.Cycler object>";
    }
  }

  /** What joiner() makes: nothing at the first call, then the separator. */
  static final class Joiner implements PyObject, PyCallable {
    private final Object separator;
    private boolean used;

    Joiner(Arguments arguments) {
      Object given = Signature.of("Joiner.__init__", 0, "sep").bind(arguments)[0];
      this.separator = given == null ? ", " : given;
    }

    @Override
    public Object call(Arguments arguments) {
      Object out = used ? separator : "";
      used = true;
      return out;
    }

    @Override
    public String qualifiedName() {
      return "jinja2.utils.Joiner";
    }

    @Override
    public @Nullable Object attribute(String name) {
      return name.equals("sep") ? separator : name.equals("used") ? (Object) used : null;
    }

    @Override
    public String text() {
      return "<jinja2.utils.Joiner object>";
    }
  }
}
