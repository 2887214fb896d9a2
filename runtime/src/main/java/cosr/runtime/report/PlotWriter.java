package cosr.runtime.report;

import java.util.List;
import java.util.StringJoiner;

/**
 * Draws plots. The drawing is stretched to the room that there is and its lines keep their width;
 * all words are beside it, so that they stay readable on every window.
 */
final class PlotWriter {
  private static final int WIDE = 1000;
  private static final int HIGH = 400;
  private static final int MANY = 40;
  private static final String UNSCALED = "non-scaling-stroke";

  private PlotWriter() {}

  static void write(Plot whole, Html html) {
    Plot plot = whole.thinned();
    if (plot.empty()) return;
    Axis across = Axis.exact(0, plot.xs().getLast(), 4);
    Axis up = up(plot);
    open(plot.title(), plot.key(), plot, html);
    keys(plot, html);
    area(across, up, plot.percent(), html);
    if (plot.kind() == Plot.Kind.STACK) stack(plot, across, up, html);
    else
      for (int i = 0; i < plot.lines().size(); i++)
        line(plot, plot.lines().get(i).values(), i, across, up, html);
    html.close();
    html.close();
    across(across, plot.over(), html);
    html.close();
  }

  private static void open(String title, String key, Plot plot, Html html) {
    StringJoiner xs = new StringJoiner(" ");
    for (double x : plot.xs()) xs.add(Figures.format("%.0f", x));
    html.open("figure", "class", "chart", "data-x", xs.toString(), "data-over", plot.over());
    html.open("figcaption").element("b", title);
    if (!key.isEmpty()) html.element("code", key);
    html.close();
  }

  /** Names of the lines with their newest value; the script shows those under the pointer. */
  private static void keys(Plot plot, Html html) {
    html.open("p", "class", "keys");
    html.element(
        "span", plot.over() + " " + Figures.format("%.0f", plot.xs().getLast()), "class", "at");
    for (int i = 0; i < plot.lines().size(); i++) {
      Plot.Series line = plot.lines().get(i);
      StringJoiner ys = new StringJoiner("|");
      for (double y : line.values()) ys.add(plot.shown(y));
      html.open("span", "class", "key c" + i, "data-y", ys.toString());
      html.text(line.name()).element("b", plot.shown(line.newest())).close();
    }
    html.close();
  }

  /** Begins the plot's area and its drawing, with lines and numbers at the round values. */
  static void area(Axis across, Axis up, boolean percent, Html html) {
    html.open(
        "div",
        "class",
        "plot",
        "data-from",
        Figures.format("%.0f", across.low()),
        "data-to",
        Figures.format("%.0f", across.high()));
    for (double tick : up.ticks())
      html.element(
          "i",
          percent ? Figures.tick(100 * tick) + " %" : Figures.tick(tick),
          "style",
          Figures.format("bottom:%.1f%%", 100 * up.share(tick)));
    drawing(html);
    StringBuilder grid = new StringBuilder();
    for (double tick : up.ticks()) grid.append("M0 ").append(y(up, tick)).append("h" + WIDE);
    html.mark("path", "class", "grid", "d", grid.toString(), "vector-effect", UNSCALED);
  }

  /** Begins a drawing; what it shows is in words beside it. */
  static void drawing(Html html) {
    html.open(
        "svg",
        "viewBox",
        "0 0 " + WIDE + " " + HIGH,
        "preserveAspectRatio",
        "none",
        "aria-hidden",
        "true");
  }

  /** The numbers below a plot. */
  static void across(Axis across, String over, Html html) {
    html.open("div", "class", "across");
    for (double tick : across.ticks())
      html.element(
          "i",
          Figures.tick(tick),
          "style",
          Figures.format("left:%.1f%%", 100 * across.share(tick)));
    html.element("span", over, "class", "over").close();
  }

  static int x(Axis across, double value) {
    return (int) Math.round(WIDE * across.share(value));
  }

  static int y(Axis up, double value) {
    return (int) Math.round(HIGH * (1 - up.share(value)));
  }

  private static Axis up(Plot plot) {
    double least = Double.POSITIVE_INFINITY;
    double greatest = Double.NEGATIVE_INFINITY;
    int points = plot.xs().size();
    for (int i = 0; i < points; i++) {
      double sum = 0;
      for (Plot.Series line : plot.lines()) {
        double v = line.values()[i];
        if (Double.isNaN(v)) continue;
        sum += v;
        least = Math.min(least, v);
        greatest = Math.max(greatest, plot.kind() == Plot.Kind.STACK ? sum : v);
      }
    }
    boolean fromNothing = plot.percent() || plot.kind() == Plot.Kind.STACK;
    return Axis.round(fromNothing ? 0 : least, greatest, 4);
  }

  private static void line(
      Plot plot, double[] values, int number, Axis across, Axis up, Html html) {
    boolean many = plot.kind() == Plot.Kind.LINE && values.length >= MANY;
    String color = " s" + number;
    path(many ? "raw" + color : "line" + color, trace(plot.xs(), values, across, up), html);
    if (many) path("line" + color, trace(plot.xs(), Plot.smooth(values), across, up), html);
    if (plot.kind() == Plot.Kind.LINE && values.length > 2) return;
    // A stroke of no length with round ends is a dot that no stretching turns into an oval.
    StringBuilder dots = new StringBuilder();
    for (int i = 0; i < values.length; i++) {
      if (Double.isNaN(values[i])) continue;
      dots.append('M').append(x(across, plot.xs().get(i))).append(' ');
      dots.append(y(up, values[i])).append("h0");
    }
    path("dots" + color, dots.toString(), html);
  }

  private static void path(String style, String d, Html html) {
    html.mark("path", "class", style, "d", d, "vector-effect", UNSCALED);
  }

  private static String trace(List<Double> xs, double[] values, Axis across, Axis up) {
    StringBuilder d = new StringBuilder();
    for (int i = 0; i < values.length; i++) {
      if (Double.isNaN(values[i])) continue;
      d.append(d.isEmpty() ? 'M' : 'L').append(x(across, xs.get(i))).append(' ');
      d.append(y(up, values[i]));
    }
    return d.toString();
  }

  private static void stack(Plot plot, Axis across, Axis up, Html html) {
    int points = plot.xs().size();
    double[] below = new double[points];
    for (int line = 0; line < plot.lines().size(); line++) {
      double[] values = plot.lines().get(line).values();
      double[] above = new double[points];
      for (int i = 0; i < points; i++)
        above[i] = below[i] + (Double.isNaN(values[i]) ? 0 : values[i]);
      StringBuilder d = new StringBuilder(trace(plot.xs(), above, across, up));
      for (int i = points - 1; i >= 0; i--)
        d.append('L').append(x(across, plot.xs().get(i))).append(' ').append(y(up, below[i]));
      html.mark("path", "class", "area f" + line, "d", d.append('Z').toString());
      below = above;
    }
  }
}
