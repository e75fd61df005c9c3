package io.github.carillon.testserver;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** As much of a message (RFC 5322) as a mail service looks at before it takes it. */
record MimeText(Map<String, String> header, boolean hasBody) {

    private static final Pattern ADDRESS = Pattern.compile("([^\\s<>,\"]+@[^\\s<>,\"]+)");

    static MimeText read(byte[] message) {
        String text = new String(message, StandardCharsets.UTF_8);
        int end = text.indexOf("\r\n\r\n");
        Map<String, String> header = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        String fields = (end < 0 ? text : text.substring(0, end)).replaceAll("\r\n[ \t]+", " ");
        for (String field : fields.split("\r\n", -1)) {
            int colon = field.indexOf(':');
            if (colon > 0) {
                header.put(field.substring(0, colon), field.substring(colon + 1).strip());
            }
        }
        return new MimeText(header, end >= 0);
    }

    List<String> addresses(String... names) {
        List<String> found = new ArrayList<>();
        for (String name : names) {
            Matcher address = ADDRESS.matcher(header.getOrDefault(name, ""));
            while (address.find()) {
                found.add(address.group(1).toLowerCase(Locale.ROOT));
            }
        }
        return found;
    }

    /** The header that a well-formed message cannot miss. */
    boolean isWhole() {
        return hasBody && header.containsKey("From") && header.containsKey("MIME-Version");
    }
}
