"""Operations and patrols as effort: how much was looked, where and when; never who, never how."""
