package cosr.templates.value;

import java.util.List;

/** What keys(), values() or items() of a dict return. */
public record PyView(PyDict dict, Kind kind) {
  /** Which part of the dict is seen. */
  public enum Kind {
    KEYS("dict_keys"),
    VALUES("dict_values"),
    ITEMS("dict_items");

    private final String type;

    Kind(String type) {
      this.type = type;
    }

    public String type() {
      return type;
    }
  }

  public List<Object> items() {
    return switch (kind) {
      case KEYS -> dict.keys();
      case VALUES -> dict.values();
      case ITEMS -> dict.items();
    };
  }
}
