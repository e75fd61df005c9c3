/** Signs requests to services of AWS, with a key that is written down or the role that AWS gives a machine. */
@NullMarked
package io.github.carillon.core.aws;

import org.jspecify.annotations.NullMarked;
