package io.github.carillon.testserver;

/** Into how many short messages a text is cut: 160 septets of GSM-7 or 70 units of UCS-2 for one, fewer for several. */
final class Segments {

    private static final String GSM =
            "@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !\"#¤%&'()*+,-./0123456789:;<=>?¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§"
                    + "¿abcdefghijklmnopqrstuvwxyzäöñüà";
    private static final String GSM_EXTENSION = "\f^{}\\[~]|€";

    private Segments() {}

    static int of(String text) {
        return isGsm(text) ? parts(septets(text), 160, 153) : parts(text.length(), 70, 67);
    }

    private static boolean isGsm(String text) {
        return text.chars().allMatch(unit -> GSM.indexOf(unit) >= 0 || GSM_EXTENSION.indexOf(unit) >= 0);
    }

    private static int septets(String text) {
        return text.chars().map(unit -> GSM.indexOf(unit) >= 0 ? 1 : 2).sum();
    }

    private static int parts(int units, int alone, int several) {
        return units <= alone ? 1 : (units + several - 1) / several;
    }
}
