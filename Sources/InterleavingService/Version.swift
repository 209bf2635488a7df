/// Which release of the service this is: shown by `--version` and part of every entity tag.
package let serviceVersion = "0.1.0"

/// The version of the timeline format: part of a run's address, so that a new format is a new address.
let timelineFormatVersion = 1
