package io.github.carillon.core.alert;

/**
 * How much is wrong.
 *
 * @param groups how many groups are open
 * @param open how many alerts are open
 * @param held how many alerts nobody has heard of yet
 */
public record AlertFigures(int groups, int open, int held) {

    /** Nothing is. */
    public static final AlertFigures NONE = new AlertFigures(0, 0, 0);
}
