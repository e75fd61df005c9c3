package io.github.carillon.core.configuration;

import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * One entry of the configuration, as somebody wrote it.
 *
 * @param path the parts of its name below {@code carillon}; an environment variable's have lost dashes and capitals,
 *     and an underscore that was meant for a dash has parted them
 * @param value with its placeholders replaced
 * @param origin the file and line, the variable or the like, for people
 * @param variable whether it is an environment variable
 */
public record RawProperty(List<String> path, String value, String origin, boolean variable) {

    private static final Pattern SERVICE_VARIABLE =
            Pattern.compile("(.+\\.)?(service\\.(host|port(\\..+)?)|port(\\.\\d+\\.(tcp|udp|sctp)(\\.\\w+)?)?)");

    public RawProperty {
        path = List.copyOf(path);
    }

    /** How names are compared: in small letters, and nothing but letters and digits. */
    public static String uniform(String name) {
        return name.toLowerCase(Locale.ROOT).replaceAll("[^\\p{L}\\p{N}]", "");
    }

    /** The same without its first parts, as the section that they name sees it. */
    public RawProperty below(int parts) {
        return new RawProperty(path.subList(parts, path.size()), value, origin, variable);
    }

    /** Its name below {@code carillon}, or below its section. */
    public String name() {
        return String.join(".", path);
    }

    /** The same, to compare. */
    public String uniformName() {
        return uniform(name());
    }

    /** An empty value is none: so a variable that is set to nothing does no harm. */
    public boolean blank() {
        return value.isBlank();
    }

    /** Whether it is one of the variables that Kubernetes sets for each service, here one called carillon. */
    public boolean setByKubernetes() {
        return variable && SERVICE_VARIABLE.matcher(name()).matches();
    }

    /** The elements of a list are entries of their own, and together one value, parted by commas. */
    public RawProperty and(RawProperty next) {
        return new RawProperty(path, value + ", " + next.value(), origin, variable);
    }
}
