package io.github.carillon.chaos;

import java.util.List;
import java.util.stream.IntStream;

/** How much is done: little with every build, much with the profile {@code chaos}. */
final class Scale {

    private static final int SHORT_KILLS = 3;
    private static final int LONG_KILLS = 20;

    private Scale() {}

    /** How many times as much as in the short run. */
    static int factor() {
        return Integer.getInteger("chaos.scale", 1);
    }

    static int kills() {
        return factor() > 1 ? LONG_KILLS : SHORT_KILLS;
    }

    /** Business keys, so many times the factor. */
    static List<String> keys(String prefix, int count) {
        return IntStream.range(0, count * factor())
                .mapToObj(number -> prefix + number)
                .toList();
    }
}
