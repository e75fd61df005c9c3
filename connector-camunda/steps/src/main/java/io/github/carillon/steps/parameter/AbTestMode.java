package io.github.carillon.steps.parameter;

/** How the variant of an A/B test is chosen. */
public enum AbTestMode {
    /** It was chosen. */
    AUTOMATIC("Automatic"),
    /** Somebody must choose it: it was meant so, or the test ended in a tie. */
    MANUAL("Manual");

    private final String word;

    AbTestMode(String word) {
        this.word = word;
    }

    /** As a designer writes it. */
    @Override
    public String toString() {
        return word;
    }
}
