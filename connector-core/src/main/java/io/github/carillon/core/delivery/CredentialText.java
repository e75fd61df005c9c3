package io.github.carillon.core.delivery;

import java.util.List;
import java.util.regex.Pattern;

/**
 * Somebody else's text without what looks like a credential or a telephone number: a value behind a word for one, in the
 * languages of those who write such texts, and tokens that are known by how they begin.
 */
final class CredentialText {

    private static final String MASK = "***";

    private static final String NAMES = "passwor[dt]|passwd|pwd|passphrase|secret|token|api[_-]?key|access[_-]?key"
            + "|private[_-]?key|credentials?|signature|auth|sig|kennwort|mot de passe|mdp|contrase[nñ]a|clave";

    private static final String VALUE = "(?:\"[^\"]*\"?|'[^']*'?|[^\\s,;&)}\\]]+)";

    /** A sentence may be about a password; it holds one where what follows has a digit, or stands in quotes. */
    private static final String IN_A_SENTENCE =
            "(?:\\s+(?:is|was|ist|war|est|es)\\s+(?=[\"']|\\S*[0-9])|\\s+(?=[\"'])(?!['\"]?\\s))";

    private static final List<Masked> ALL = List.of(
            new Masked("(?<=://)[^\\s/@]+@", MASK + "@"),
            new Masked("(?i)\\b(?<name>(?:set-)?cookie2?\\s*:)\\s*.+", "${name} " + MASK),
            new Masked("(?i)\\b(?<name>bearer|basic|digest|negotiate)\\s+\\S{6,}", "${name} " + MASK),
            new Masked(
                    "(?iu)(?<![\\w.-])(?<name>[\\w.-]{0,40}?(?:" + NAMES + ")(?:\"?'?\\s*(?:=|:)\\s*|" + IN_A_SENTENCE
                            + "))" + VALUE,
                    "${name}" + MASK),
            new Masked("\\b(?:xox[a-z]-|glpat-|gh[a-z]_|github_pat_|sk-|pk_|rk_|AIza|ya29\\.)[\\w.-]{8,}", MASK),
            new Masked("(?<![\\w+])\\+[0-9][0-9 ().-]{5,18}[0-9]", MASK));

    private CredentialText() {}

    static String masked(String text) {
        String masked = text;
        for (Masked one : ALL) {
            masked = one.pattern().matcher(masked).replaceAll(one.instead());
        }
        return masked;
    }

    private record Masked(Pattern pattern, String instead) {
        Masked(String pattern, String instead) {
            this(Pattern.compile(pattern), instead);
        }
    }
}
