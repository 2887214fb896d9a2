package cosr.runtime.screen;

import java.util.List;

/**
 * What the live table shows at one moment.
 *
 * @param title the run's name and state, such as {@code brave-otter-11 · rounds}
 * @param skills what the Curator believes, or the newest exam; no rows: not shown
 * @param examples newest last
 * @param status the last line: {@link LinePrinter#round} or {@link LinePrinter#lesson}, or a
 *     sentence
 */
public record Frame(String title, SkillMap skills, List<Glossed> examples, String status) {}
