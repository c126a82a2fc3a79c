/** A number kept within limits, which without others are those of a share. @param {number} value */
export const clamp = (value, low = 0, high = 1) => Math.min(high, Math.max(low, value));
